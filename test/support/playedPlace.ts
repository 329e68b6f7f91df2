/** A real organisation in one folder whose season is under way: thirty people, two waves, the first one answered. */
import { type OwnBallot, type Sealed, sealAnswers, sealWithdrawal } from '../../worker/cli/employee.ts';
import { b64u, fromHex } from '../../worker/core/bytes.ts';
import type { Sheet } from '../../worker/core/questionnaire.ts';
import type { Instant } from '../../worker/core/season.ts';
import {
  AFTER,
  COLLECTING,
  codeOf,
  field,
  finishAll,
  MEMBERS,
  openPlace,
  PLAN,
  type Place,
  pendingBallots,
  sealed,
} from '../desk/support.ts';

export const [FIRST, SECOND] = PLAN.waves.map(({ opens, closes, releases }) => ({ opens, closes, releases }));

/** A sent ballot: what went out, and the receipt that came back. */
export type Sent = { sealed: Sealed; receipt: string; leaf: string };

export type PlayedPlace = {
  place: Place;
  mh: string;
  /** By employee id, one ballot a wave; those who did not collect are missing. */
  ballots: Map<string, OwnBallot[]>;
  at(now: Instant): Promise<void>;
  send(sealed: Sealed): Promise<{ status: number; error?: string; receipt: string; leaf: string }>;
  put(employeeId: string, wave: number, sheet: { rev: number; answers: Sheet }): Promise<Sent>;
  withdraw(employeeId: string, wave: number, rev: number): Promise<Sent>;
};

/** How the box of a place is spoken to, and how its time passes. */
export const hands = (place: Place): Pick<PlayedPlace, 'send' | 'at'> => ({
  send: async ({ body }) => {
    const response = await place.request(`/api/box/${place.org}/ballots`, { method: 'POST', body });
    return { status: response.status, ...JSON.parse(await response.text()) };
  },
  at: async (now) => {
    place.now = now;
    await place.tick();
  },
});

/** Sealed and collected by everybody but `absent` people; the collection is closed. */
export const collectedPlace = async (absent = 2): Promise<PlayedPlace> => {
  const place = await openPlace();
  const mh = await sealed(place);
  place.now = COLLECTING;
  const ballots = new Map<string, OwnBallot[]>();
  for (const { employee_id } of MEMBERS.slice(absent)) {
    const code = await codeOf(place, employee_id);
    const { pending, requests } = await pendingBallots(place, mh, code);
    const reply = await place.desk('POST', `/seasons/${PLAN.season}/ballots`, { code, requests }, null);
    const own = await finishAll(pending, field(reply, 'signatures'));
    ballots.set(
      employee_id,
      own.flatMap((ballot) => ballot ?? []),
    );
  }
  const hash = fromHex(mh) ?? new Uint8Array();
  const ownOf = (employeeId: string, wave: number): OwnBallot => {
    const own = ballots.get(employeeId)?.[wave];
    if (!own) throw new Error(`${employeeId} has no ballot ${wave}`);
    return own;
  };
  const { send, at } = hands(place);
  const sent = async (sealed: Sealed): Promise<Sent> => {
    const { status, receipt, leaf, error } = await send(sealed);
    if (status !== 200 || leaf !== b64u(sealed.leaf)) throw new Error(`the box answered ${status} ${error}`);
    return { sealed, receipt, leaf };
  };
  await at(AFTER);
  return {
    place,
    mh,
    ballots,
    at,
    send,
    put: async (employeeId, wave, sheet) => sent(await sealAnswers(hash, ownOf(employeeId, wave), sheet)),
    withdraw: async (employeeId, wave, rev) => sent(await sealWithdrawal(hash, ownOf(employeeId, wave), rev)),
  };
};

/** Text of a comment that was withdrawn, and of one that stands. */
export const WITHDRAWN = 'Gone-with-the-withdrawal';
export const STANDING = 'Standing-comment';

/** What somebody answers, the same every time. */
export const answersOf = (employeeId: string, comment = STANDING): Sheet => ({
  mood: (Number(employeeId.slice(1)) % 5) + 1,
  better: `${comment} number ${Number(employeeId.slice(1))}`,
});

/** The first wave is open and answered; every fifth person withdrew. */
export const answeredPlace = async (): Promise<PlayedPlace & { sent: Map<string, Sent> }> => {
  const played = await collectedPlace();
  await played.at(FIRST?.opens ?? '');
  const sent = new Map<string, Sent>();
  for (const [i, employeeId] of [...played.ballots.keys()].entries()) {
    const gone = i % 5 === 4;
    const answers = answersOf(employeeId, gone ? WITHDRAWN : STANDING);
    sent.set(employeeId, await played.put(employeeId, 0, { rev: 1, answers }));
    if (gone) sent.set(employeeId, await played.withdraw(employeeId, 0, 2));
  }
  return { ...played, sent };
};
