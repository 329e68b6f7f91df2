/** A share of the members answers; of those some change, some withdraw, some come back, some send the same bytes twice. */
import { verifyReceipt } from '../../core/ballot/receipt.ts';
import { type Bytes, b64u, fromB64u } from '../../core/bytes.ts';
import type { Id } from '../../core/season.ts';
import { type Api, Refused } from '../api.ts';
import { randomStream } from '../demo/random.ts';
import { type Sealed, sealAnswers, sealWithdrawal } from '../employee.ts';
import type { Io } from '../io.ts';
import { pool } from '../pool.ts';
import type { Actor, LastWord } from './actor.ts';
import { rehearsedSheet } from './answers.ts';
import { WIDTH } from './collect.ts';
import type { Rehearsed } from './season.ts';

const CHANGES = 0.08;
const WITHDRAWS = 0.04;
const RETURNS = 0.25;
const REPEATS = 0.05;
const STALE = 0.02;

export type Answering = {
  /** Requests the box accepted, repeated ones included. */
  accepted: number;
  seconds: number;
};

/** Sends one body and checks the receipt it earns. */
const send = async (api: Api, of: Rehearsed, sealed: Sealed): Promise<Bytes> => {
  const reply = await api.box(sealed.body);
  const receipt = fromB64u(reply.receipt) ?? new Uint8Array();
  const { mh, manifest } = of;
  const good = await verifyReceipt({ receiptKey: manifest.receipt_key, mh, leaf: sealed.leaf, receipt });
  if (!good || reply.leaf !== b64u(sealed.leaf)) throw new Error('the box gave a wrong receipt');
  return receipt;
};

const isRefused = async (attempt: Promise<unknown>): Promise<boolean> => {
  try {
    await attempt;
    return false;
  } catch (error) {
    if (error instanceof Refused && error.code === 'stale-revision') return true;
    throw error;
  }
};

/** One member's whole wave; hands back how many requests were accepted. */
const answerOnce = async (api: Api, of: Rehearsed, actor: Actor, wave: Id): Promise<number> => {
  const { mh, questionnaire } = of;
  const ballot = actor.ballots.find((own) => own.wave === wave);
  if (!ballot) throw new Error(`${actor.employeeId} has no ballot for ${wave}`);
  const chance = randomStream(`behaviour/${wave}/${actor.employeeId}`);
  const happens = (share: number) => chance.uniform() < share;
  let rev = 0;
  let accepted = 0;
  let word: LastWord | undefined;
  const put = async () => {
    rev += 1;
    const answers = rehearsedSheet(questionnaire, actor.cohort, `${wave}/${actor.employeeId}/${rev}`);
    const sealed = await sealAnswers(mh, ballot, { rev, answers });
    word = { wave, sealed, answers, receipt: await send(api, of, sealed) };
    accepted += 1;
    return sealed;
  };
  const first = await put();
  if (happens(REPEATS)) {
    const again = await Promise.all([send(api, of, first), send(api, of, first)]);
    if (again.some((receipt) => b64u(receipt) !== b64u(word?.receipt ?? new Uint8Array())))
      throw new Error('the same bytes earned another receipt');
    accepted += 2;
  }
  if (happens(CHANGES)) await put();
  if (happens(WITHDRAWS)) {
    rev += 1;
    const sealed = await sealWithdrawal(mh, ballot, rev);
    word = { wave, sealed, answers: null, receipt: await send(api, of, sealed) };
    accepted += 1;
    if (happens(RETURNS)) await put();
  }
  if (rev > 1 && happens(STALE) && !(await isRefused(send(api, of, first))))
    throw new Error('the box took an older revision back');
  if (word) actor.words.push(word);
  return accepted;
};

/** Plays a wave that is open. `participation` is the share of members who answer, 0..1. */
export const answerAll = async (
  api: Api,
  io: Io,
  play: { of: Rehearsed; actors: Actor[]; wave: Id; participation: number },
): Promise<Answering> => {
  const { of, actors, wave, participation } = play;
  const coming = actors.filter(
    (actor) => randomStream(`comes/${wave}/${actor.employeeId}`).uniform() < participation,
  );
  const progress = io.progress('Answering', coming.length);
  const started = performance.now();
  let accepted = 0;
  await pool(coming, WIDTH, async (actor) => {
    // Not `accepted += await …`: lanes run side by side, and that would read the sum before the wait.
    const taken = await answerOnce(api, of, actor, wave);
    accepted += taken;
    progress.tick();
  });
  progress.done();
  return { accepted, seconds: (performance.now() - started) / 1000 };
};
