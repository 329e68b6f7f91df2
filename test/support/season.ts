/**
 * A small sealed season with real keys, published on an organisation's board without a desk. Its waves open
 * weekly from 2030-01-15; collection is open from the 1st to the 5th.
 */
import { keyTree, sortKeyLines } from '../../worker/core/ballot/key.ts';
import { manifestHash } from '../../worker/core/ballot/manifest.ts';
import { memberLeaf, memberSecret, membersRoot } from '../../worker/core/ballot/member.ts';
import { type Bytes, b64u, hex, sha256 } from '../../worker/core/bytes.ts';
import { jcs } from '../../worker/core/jcs.ts';
import type { Questionnaire } from '../../worker/core/questionnaire.ts';
import {
  type Cohort,
  DEFAULT_RULES,
  type Id,
  type Instant,
  type KeyLine,
  type Manifest,
  type Unit,
} from '../../worker/core/season.ts';
import type { Organisation } from '../../worker/deps.ts';
import { makeIssuerKey, type StoredKey } from '../../worker/desk/sign.ts';

export const QUESTIONNAIRE: Questionnaire = {
  v: 1,
  id: 'short',
  title: { en: 'Short' },
  items: [
    {
      kind: 'scale',
      id: 'mood',
      theme: 'mood',
      core: true,
      scale: [1, 5],
      reversed: false,
      text: { en: 'I feel good about my work.' },
    },
    {
      kind: 'scale',
      id: 'recommend',
      theme: 'recommend',
      core: false,
      scale: [0, 10],
      reversed: false,
      text: { en: 'I would recommend working here.' },
    },
    { kind: 'open', id: 'more', text: { en: 'Anything else?' } },
  ],
};

export type SeasonOptions = {
  season?: Id;
  /** Weekly waves w1, w2, … */
  waves?: number;
  units?: Unit[];
  /** Cohort id, unit and size. */
  cohorts?: { id: Id; unit: Id; size: number }[];
  questionnaire?: Questionnaire;
};

export type TestSeason = {
  manifest: Manifest;
  mh: Bytes;
  questionnaire: Questionnaire;
  /** Private keys by `wave cohort`. */
  keys: Map<string, StoredKey>;
  /** Employee ids by cohort; the roster key is 32 zero bytes. */
  members: Map<Id, string[]>;
};

const UNITS: Unit[] = [
  { id: 'acme', parent: null, label: 'Acme' },
  { id: 'build', parent: 'acme', label: 'Build' },
  { id: 'sell', parent: 'acme', label: 'Sell' },
];
const COHORTS = [
  { id: 'c-build', unit: 'build', size: 14 },
  { id: 'c-sell', unit: 'sell', size: 12 },
];
export const ROSTER_KEY = new Uint8Array(32);

/** Day of January 2030 (day 32 is February), at noon unless said: the fixture's calendar. */
export const day = (number: number, time = '12:00:00'): Instant =>
  `${new Date(Date.UTC(2030, 0, number)).toISOString().slice(0, 10)}T${time}Z`;

/** Wave `wN` opens on day 8 + 7N at midnight, closes four days later at midnight, is released at noon that day. */
export const waveTimes = (number: number) => ({
  opens: day(8 + 7 * number, '00:00:00'),
  closes: day(12 + 7 * number, '00:00:00'),
  releases: day(12 + 7 * number),
});

/** Makes keys, manifest and documents, and seals them on the board. */
export const sealTestSeason = async (
  organisation: Organisation,
  options: SeasonOptions = {},
): Promise<TestSeason> => {
  const { season = '2030-q1', units = UNITS, questionnaire = QUESTIONNAIRE } = options;
  const waves = Array.from({ length: options.waves ?? 2 }, (_, i) => ({
    id: `w${i + 1}`,
    ...waveTimes(i + 1),
    questionnaire_hash: hex(sha256(jcs(questionnaire))),
  }));
  const members = new Map<Id, string[]>();
  const cohorts = (options.cohorts ?? COHORTS).map(({ id, unit, size }): Cohort => {
    const people = Array.from({ length: size }, (_, i) => `${id}-${i + 1}`);
    members.set(id, people);
    const leaves = people.map((employeeId) =>
      memberLeaf({
        season,
        cohort: id,
        employeeId,
        secret: memberSecret(ROSTER_KEY, season, employeeId),
      }),
    );
    return { id, unit, label: unit, attributes: {}, size, members_root: hex(membersRoot(leaves)) };
  });
  const lines: KeyLine[] = [];
  const keys = new Map<string, StoredKey>();
  const places = waves.flatMap((wave) => cohorts.map((cohort) => ({ wave: wave.id, cohort: cohort.id })));
  await Promise.all(
    places.map(async ({ wave, cohort }) => {
      const key = await makeIssuerKey();
      keys.set(`${wave} ${cohort}`, key);
      lines.push({ wave, cohort, n: b64u(key.n) });
    }),
  );
  const tree = keyTree(lines);
  const manifest: Manifest = {
    v: 1,
    suite: 1,
    org: organisation.org,
    season,
    rules: DEFAULT_RULES,
    collect_opens: day(1),
    collect_closes: day(5),
    units,
    attributes: [],
    priority: 'units',
    waves,
    cohorts,
    keys_root: hex(tree.root),
    log_key: organisation.logKey,
    receipt_key: organisation.receiptKey,
    desk: organisation.deskUrl,
    box: organisation.boxUrl,
  };
  const body = jcs(manifest);
  const mh = manifestHash(body);
  const waveIds = waves.map((wave) => wave.id);
  await organisation.publish({
    type: 'manifest',
    at: day(0),
    body,
    docs: [
      { bytes: jcs(questionnaire) },
      { bytes: jcs(sortKeyLines(lines)), name: `keys/${hex(mh)}` },
      ...cohorts.map(({ id }) => ({
        bytes: jcs(tree.cohortKeys(id, waveIds)),
        name: `keys/${hex(mh)}/${id}`,
      })),
    ],
  });
  return { manifest, mh, questionnaire, keys, members };
};
