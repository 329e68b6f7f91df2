/**
 * Fourteen released waves of an invented organisation of about sixty units, through the real cohorts, the real
 * count and the real release, published on a real board. The story: steady, a fall in May that differs by unit
 * and moves people into one of them, a slow recovery. No keys and no ballots stand behind it.
 */
import { keysRoot } from '../../worker/core/ballot/key.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../worker/core/bank.ts';
import { hex, sha256 } from '../../worker/core/bytes.ts';
import { formCohorts } from '../../worker/core/cohort/form.ts';
import { jcs } from '../../worker/core/jcs.ts';
import type { EventNote } from '../../worker/core/note.ts';
import type { ScaleItem, Sheet } from '../../worker/core/questionnaire.ts';
import type { ReleaseDocument } from '../../worker/core/release/document.ts';
import { release } from '../../worker/core/release/release.ts';
import { tally } from '../../worker/core/release/tally.ts';
import { releaseBytes } from '../../worker/core/release/write.ts';
import type { Member } from '../../worker/core/roster/member.ts';
import {
  type CollectionClose,
  DEFAULT_RULES,
  type Erasure,
  type Instant,
  type Manifest,
  type WaveClose,
} from '../../worker/core/season.ts';
import type { Organisation } from '../../worker/deps.ts';
import type { Publication } from '../../worker/publication.ts';

export const QUESTIONNAIRE = DEFAULT_QUESTIONNAIRE('pulse');

/** Top unit, its mood in points, its sub-units with their sizes. A unit under 12 people is merged upward. */
const TREE: [string, number, [string, number][]][] = [
  [
    'Applied Research',
    -6,
    [
      ['Evaluation', 60],
      ['Tooling', 44],
      ['Data Quality', 26],
      ['Field Studies', 14],
      ['Demo Lab', 7],
      ['Model Platform', 120],
    ],
  ],
  [
    'Trust & Safety',
    -4,
    [
      ['Review', 90],
      ['Policy', 32],
      ['Appeals', 21],
      ['Signals', 15],
      ['Forensics', 9],
    ],
  ],
  [
    'Infrastructure',
    1,
    [
      ['Network', 130],
      ['Storage', 110],
      ['Compute', 95],
      ['Build', 40],
      ['On call', 22],
      ['Power', 13],
      ['Archive', 16],
    ],
  ],
  [
    'Reality',
    0,
    [
      ['Optics', 70],
      ['Sensors', 48],
      ['Firmware', 55],
      ['Prototypes', 17],
      ['Test rigs', 12],
    ],
  ],
  [
    'Consumer Apps',
    3,
    [
      ['Messages', 140],
      ['Photos', 85],
      ['Onboarding', 36],
      ['Accessibility', 19],
      ['Beta', 8],
    ],
  ],
  [
    'Finance & Legal',
    5,
    [
      ['Accounts', 42],
      ['Contracts', 28],
      ['Tax', 13],
      ['Licences', 24],
    ],
  ],
  [
    'People',
    7,
    [
      ['Hiring', 34],
      ['Learning', 25],
      ['Workplaces', 18],
    ],
  ],
];
const QUIET = new Set(['Field Studies', 'Appeals', 'Power', 'Test rigs', 'Tax', 'Signals']);
const DEEP = ['North', 'South'];

/** A small generator of repeatable numbers (mulberry32); normals by the sum of twelve. */
const random = (seed: number) => {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { uniform, normal: () => Array.from({ length: 12 }, uniform).reduce((a, b) => a + b, -6) };
};

/** Everyone; before the move Applied Research has no Model Platform, so it is another group after it. */
const members = (moved: boolean): Member[] =>
  TREE.flatMap(([top, , units]) =>
    units
      .filter(([name]) => moved || name !== 'Model Platform')
      .flatMap(([name, size]) =>
        Array.from({ length: size }, (_, i) => ({
          employee_id: `${top}-${name}-${i}`,
          unit: size >= 80 ? [top, name, DEEP[i % 2] ?? ''] : [top, name],
          attributes: {},
        })),
      ),
  );

const SEASONS = [
  { id: '2025-autumn', moved: false, start: Date.UTC(2025, 8, 8), waves: 4 },
  { id: '2026-spring', moved: false, start: Date.UTC(2026, 0, 5), waves: 4 },
  { id: '2026-summer', moved: true, start: Date.UTC(2026, 4, 4), waves: 6 },
];

/** Points taken off in each wave of the story. */
const FALL = [0, -1, 0, 1, 0, 1, 0, 2, 12, 16, 14, 13, 11, 8];
const THEME: Record<string, number> = {
  mood: 0,
  energy: -5,
  clarity: 2,
  say: -13,
  manager: 10,
  safe: 0,
  pride: 8,
  staying: 1,
  fairness: -2,
  privacy: -4,
  recommend: -6,
};
const BASE = 66;

const instant = (time: number): Instant => `${new Date(time).toISOString().slice(0, 19)}Z`;
const DAY = 86_400_000;

const sheet = (of: { score: number; dice: ReturnType<typeof random>; person: number }): Sheet => {
  const scaled = (item: ScaleItem): number | null => {
    if (of.dice.uniform() < 0.03) return null;
    const latent = of.person * 0.6 + of.dice.normal() * 0.8 + (of.score + (THEME[item.theme] ?? 0) - 50) / 45;
    const cuts =
      item.scale[1] === 10 ? [-2, -1.7, -1.4, -1.1, -0.8, -0.5, -0.2, 0.1, 0.4, 1] : [-1.1, -0.3, 0.3, 1.1];
    const at = cuts.filter((cut) => latent > cut).length;
    return item.reversed ? item.scale[1] - at : item.scale[0] + at;
  };
  return Object.fromEntries(
    QUESTIONNAIRE.items.map((item) => [
      item.id,
      item.kind === 'scale'
        ? scaled(item)
        : of.dice.uniform() < 0.12
          ? `It would help to know earlier what changes (${Math.floor(of.dice.uniform() * 1e6)}).`
          : null,
    ]),
  );
};

/** Most units answer alike; a few small ones so seldom in some waves that they have to be hidden. */
const share = ([, name = '']: string[], wave: number): number =>
  QUIET.has(name) && wave % 3 !== 0 ? 0.22 : 0.66;

type Seat = Pick<Organisation, 'org' | 'name' | 'logKey' | 'receiptKey' | 'deskUrl' | 'boxUrl'>;

/** What the board says of a wave beside its release: how many of each cohort answered. */
type Counted = { release: ReleaseDocument; cohorts: WaveClose['cohorts'] };

export type Invented = {
  seasons: { mh: string; manifest: Manifest }[];
  releases: ReleaseDocument[];
  counted: Counted[];
};

/** The seasons and their releases, in the order of time. */
export const inventReleases = (organisation: Seat): Invented => {
  const seasons: Invented['seasons'] = [];
  const releases: ReleaseDocument[] = [];
  const counted: Counted[] = [];
  for (const season of SEASONS) {
    const people = members(season.moved);
    const formed = formCohorts(people, { k_cohort: 12, organisation: organisation.name });
    if (!formed.ok) throw new Error('the invented roster forms no cohorts');
    const { units, cohorts, assignment } = formed.value;
    const manifest: Manifest = {
      v: 1,
      suite: 1,
      org: organisation.org,
      season: season.id,
      rules: DEFAULT_RULES,
      collect_opens: instant(season.start - 14 * DAY),
      collect_closes: instant(season.start - 7 * DAY),
      units,
      attributes: [],
      priority: 'units',
      waves: Array.from({ length: season.waves }, (_, i) => {
        const opens = season.start + i * 30.4 * DAY;
        return {
          id: `w${releases.length + i + 1}`,
          opens: instant(opens),
          closes: instant(opens + 11 * DAY),
          releases: instant(opens + 14 * DAY),
          questionnaire_hash: hex(sha256(jcs(QUESTIONNAIRE))),
        };
      }),
      cohorts: cohorts.map(({ members: _, ...cohort }) => ({ ...cohort, members_root: '0'.repeat(64) })),
      keys_root: hex(keysRoot([])),
      log_key: organisation.logKey,
      receipt_key: organisation.receiptKey,
      desk: organisation.deskUrl,
      box: organisation.boxUrl,
    };
    const mh = hex(sha256(jcs(manifest)));
    seasons.push({ mh, manifest });
    for (const wave of manifest.waves) {
      const number = releases.length;
      const ballots = people.flatMap((member, i) => {
        const dice = random(number * 100_003 + i);
        const top = TREE.find(([name]) => name === member.unit[0]);
        const hit = season.moved && top?.[0] === 'Applied Research' ? 1.5 : 1;
        const person = random(i).normal();
        if (dice.uniform() > share(member.unit, number)) return [];
        const score = BASE + (top?.[1] ?? 0) - (FALL[number] ?? 0) * hit;
        return [
          { cohort: assignment.get(member.employee_id) ?? '', answers: sheet({ score, dice, person }) },
        ];
      });
      const previous = releases.at(-1);
      const document = release({
        manifest,
        mh,
        questionnaire: QUESTIONNAIRE,
        tally: tally({ manifest, questionnaire: QUESTIONNAIRE, ballots }),
        wave: wave.id,
        ...(previous ? { previous } : {}),
      });
      releases.push(document);
      const withdrawn = (id: string) => (id === manifest.cohorts[0]?.id ? 2 : 0);
      counted.push({
        release: document,
        cohorts: manifest.cohorts.map(({ id }) => ({
          cohort: id,
          ballots: ballots.filter(({ cohort }) => cohort === id).length,
          withdrawn: withdrawn(id),
        })),
      });
    }
  }
  return { seasons, releases, counted };
};

/** What happened at the organisation: one for everyone, one for a unit. */
export const EVENTS = [
  { date: '2026-05-02', title: 'Reassignment announced', units: ['Applied Research'] },
  { date: '2026-06-24', title: 'Monitoring paused', units: [] },
  { date: '2026-09-02', title: 'Transfers opened', units: ['Applied Research'] },
];

const hash = (bytes: Uint8Array) => hex(sha256(bytes));

/** Everything the board holds, in the order of time; issued are all who answered in any wave, and two more. */
const publications = ({ seasons, counted }: Invented): Publication[] => {
  const found: Publication[] = [];
  for (const { mh, manifest } of seasons) {
    const waves = counted.filter(({ release: document }) => document.manifest === mh);
    const collection: CollectionClose = {
      season: manifest.season,
      mh,
      keys: hash(jcs([])),
      keys_destroyed: true,
      cohorts: manifest.cohorts.map(({ id, size }) => ({
        cohort: id,
        issued: Math.min(
          size,
          2 +
            Math.max(
              ...waves.map(({ cohorts }) => {
                const line = cohorts.find(({ cohort }) => cohort === id);
                return (line?.ballots ?? 0) + (line?.withdrawn ?? 0);
              }),
            ),
        ),
        issued_root: '0'.repeat(64),
      })),
    };
    found.push(
      {
        type: 'manifest',
        at: manifest.collect_opens,
        body: jcs(manifest),
        docs: [{ bytes: jcs(QUESTIONNAIRE) }],
      },
      { type: 'collection-close', at: manifest.collect_closes, body: jcs(collection) },
    );
    for (const { release: document, cohorts } of waves) {
      const wave = manifest.waves.find(({ id }) => id === document.wave);
      if (!wave) throw new Error('a release of no wave');
      const size = cohorts.reduce((sum, line) => sum + line.ballots + line.withdrawn, 0);
      const body = releaseBytes(document);
      const close: WaveClose = {
        season: manifest.season,
        wave: wave.id,
        mh,
        root: '0'.repeat(64),
        size,
        cohorts,
        release_hash: hash(body),
        ballots: hash(new Uint8Array()),
      };
      const erasure: Erasure = { season: manifest.season, wave: wave.id, mh, erased: size };
      found.push(
        { type: 'wave-close', at: wave.closes, body: jcs(close) },
        { type: 'release', at: wave.releases, body },
        { type: 'erasure', at: instant(Date.parse(wave.releases) + 14 * DAY), body: jcs(erasure) },
      );
    }
  }
  const units = seasons.at(-1)?.manifest.units ?? [];
  for (const { date, title, units: names } of EVENTS) {
    const note: EventNote = {
      kind: 'event',
      season: null,
      wave: null,
      units: names.flatMap((name) => units.find(({ label }) => label === name)?.id ?? []),
      title,
      date,
      text: '',
      replaces: null,
    };
    found.push({ type: 'note', at: `${date}T09:00:00Z`, body: jcs(note) });
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

/** Publishes them on the organisation's board. */
export const publishReleases = async (organisation: Organisation): Promise<ReleaseDocument[]> => {
  const invented = inventReleases(organisation);
  for (const publication of publications(invented)) await organisation.publish(publication);
  return invented.releases;
};
