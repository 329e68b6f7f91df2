/** A small sealed season with real keys, and a ballot of one of its members, made as a client makes them. */
import { blind, finalise } from '../../../worker/cli/fastBlind.ts';
import { challengeDigest } from '../../../worker/core/ballot/challenge.ts';
import { ed25519Public, ed25519Sign } from '../../../worker/core/ballot/ed25519.ts';
import { keyId, keyTree } from '../../../worker/core/ballot/key.ts';
import { manifestHash } from '../../../worker/core/ballot/manifest.ts';
import {
  type BallotBody,
  ballotMessage,
  commit,
  NO_ANSWERS,
  type Op,
} from '../../../worker/core/ballot/sheet.ts';
import { ballotNonce, tokenInput } from '../../../worker/core/ballot/token.ts';
import { b64u, concat, hex, sha256, utf8 } from '../../../worker/core/bytes.ts';
import { jcs } from '../../../worker/core/jcs.ts';
import type { Sheet } from '../../../worker/core/questionnaire.ts';
import { DEFAULT_RULES, type KeyLine, type Manifest } from '../../../worker/core/season.ts';
import { blindSign, makeIssuerKey } from '../../../worker/desk/sign.ts';

const hash = (text: string) => hex(sha256(utf8(text)));

/** Two waves, two cohorts, frozen dates. */
export const manifestWith = (over: Partial<Manifest> = {}): Manifest => ({
  v: 1,
  suite: 1,
  org: 'northwind-k3qx5m2p7ha4zjd6',
  season: 's1',
  rules: DEFAULT_RULES,
  collect_opens: '2026-01-05T08:00:00Z',
  collect_closes: '2026-01-16T16:00:00Z',
  units: [
    { id: 'all', parent: null, label: 'Northwind' },
    { id: 'lab', parent: 'all', label: 'Labör' },
  ],
  attributes: [],
  priority: 'units',
  waves: [
    {
      id: 'w1',
      opens: '2026-01-20T08:00:00Z',
      closes: '2026-01-26T16:00:00Z',
      releases: '2026-01-27T08:00:00Z',
      questionnaire_hash: hash('q'),
    },
    {
      id: 'w2',
      opens: '2026-01-27T08:00:00Z',
      closes: '2026-02-02T16:00:00Z',
      releases: '2026-02-03T08:00:00Z',
      questionnaire_hash: hash('q'),
    },
  ],
  cohorts: [
    { id: 'c1', unit: 'lab', label: 'Labör', attributes: {}, size: 14, members_root: hash('m1') },
    { id: 'c2', unit: 'all', label: 'Northwind', attributes: {}, size: 12, members_root: hash('m2') },
  ],
  keys_root: hash('k'),
  log_key: b64u(new Uint8Array(32).fill(1)),
  receipt_key: b64u(new Uint8Array(32).fill(2)),
  desk: 'https://desk.example',
  box: 'https://box.example:8443',
  ...over,
});

/** Four real keys under `keys_root`. */
export const makeSeason = async () => {
  const plan = manifestWith();
  const keys = await Promise.all(
    plan.waves.flatMap(({ id: wave }) =>
      plan.cohorts.map(async ({ id: cohort }) => ({ wave, cohort, ...(await makeIssuerKey()) })),
    ),
  );
  const lines: KeyLine[] = keys.map(({ wave, cohort, n }) => ({ wave, cohort, n: b64u(n) }));
  const tree = keyTree(lines);
  const manifest = manifestWith({ keys_root: hex(tree.root) });
  return { manifest, mh: manifestHash(jcs(manifest)), keys, lines, tree };
};

export type Season = Awaited<ReturnType<typeof makeSeason>>;

/** A finished ballot of wave w1, cohort c1. */
export const makeBallot = async ({ manifest, mh, keys }: Season) => {
  const key = keys[0];
  if (!key) throw new Error('no key');
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const vk = await ed25519Public(seed);
  const nonce = ballotNonce(vk);
  const digest = challengeDigest({ desk: manifest.desk, box: manifest.box, mh, wave: key.wave });
  const input = tokenInput({ nonce, challengeDigest: digest, keyId: keyId(key.n) });
  const { blinded, inv } = await blind(input, key.n);
  const signature = blindSign(key.pkcs8, key.n, blinded);
  const authenticator = signature && (await finalise(input, key.n, signature, inv));
  if (!authenticator) throw new Error('no authenticator');
  return { key, seed, vk, nonce, input, authenticator, token: concat(input, authenticator) };
};

export type Ballot = Awaited<ReturnType<typeof makeBallot>>;

/** The body a client would send. */
export const bodyOf = async (
  ballot: Ballot,
  mh: Uint8Array,
  rev: number,
  answers: Sheet | null,
): Promise<BallotBody> => {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const op: Op = answers ? 'put' : 'withdraw';
  const committed = answers ? commit(salt, answers) : NO_ANSWERS;
  const message = ballotMessage({ mh, nonce: ballot.nonce, rev, op, commit: committed });
  const sig = b64u(await ed25519Sign(ballot.seed, message));
  const common = { v: 1, rev, token: b64u(ballot.token), vk: b64u(ballot.vk), sig } as const;
  return answers
    ? { ...common, op: 'put', answers, salt: b64u(salt) }
    : { ...common, op: 'withdraw', answers: null, salt: null };
};
