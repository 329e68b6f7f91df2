/**
 * One case of the cohort benchmark in a process of its own, so that its peak memory is its own:
 * `node test/bench/cohortCases.ts NAME` prints one JSON object. The median of RUNS.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { anonymise } from '../../worker/core/cohort/anonymise.ts';
import { domainOf } from '../../worker/core/cohort/domainOf.ts';
import { formCohorts } from '../../worker/core/cohort/form.ts';
import { formWithAttributes } from '../../worker/core/cohort/formWithAttributes.ts';
import { parseHierarchyCsv } from '../../worker/core/cohort/hierarchyCsv.ts';
import { makeTableParser } from '../../worker/core/cohort/table.ts';
import type { Member } from '../../worker/core/roster/member.ts';
import { makeRosterParser } from '../../worker/core/roster/parse.ts';
import { makeMembers, sequence } from './organisation.ts';

const DATA = resolve(import.meta.dirname, '../../../shared/data');
const ROSTER = resolve(DATA, 'montgomery-roster.csv');
const ADULT = resolve(DATA, 'adult');
const RUNS = 5;

const realMembers = (): Member[] => {
  const parser = makeRosterParser({ unitColumns: ['department_name', 'division'] });
  parser.push(readFileSync(ROSTER));
  return parser.finish().members;
};

/** Runs of `work`; what it measured itself and the median time. */
const timed = (work: () => Record<string, number>): Record<string, number> => {
  const times: number[] = [];
  let measured: Record<string, number> = {};
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    measured = work();
    times.push(performance.now() - started);
  }
  return { ms: Math.round(times.sort((a, b) => a - b)[RUNS >> 1] ?? 0), ...measured };
};

const tree = (members: Member[]) =>
  timed(() => {
    const formed = formCohorts(members, { k_cohort: 12 });
    return { members: members.length, groups: formed.ok ? formed.value.cohorts.length : 0 };
  });

const attributes = (members: Member[], names: string[], priority: 'units' | 'attributes') =>
  timed(() => {
    const formed = formWithAttributes(members, {
      k_cohort: 12,
      priority,
      attributes: names.map((name) => ({ name })),
    });
    if (!formed.ok) throw new Error(JSON.stringify(formed.refusal));
    return { members: members.length, groups: formed.value.cohorts.length, ncp: formed.value.ncp };
  });

/** From the bytes of the file to the classes, as the command does it. */
const plain = (bytes: Uint8Array, folder: string | null, k: number) =>
  timed(() => {
    const parser = makeTableParser();
    parser.push(bytes);
    const { table } = parser.finish();
    const files = folder === null ? [] : readdirSync(folder);
    const columns = table.columns.map((column) => {
      const file = files.find((name) => name.endsWith(`hierarchy_${column.name}.csv`));
      if (file === undefined || folder === null) return domainOf({ name: column.name }, column);
      const { hierarchy } = parseHierarchyCsv(column.name, readFileSync(resolve(folder, file)));
      return domainOf({ name: column.name, hierarchy }, column);
    });
    const result = anonymise(
      columns.map(({ domain }) => domain),
      columns.map(({ leaves }) => leaves),
      k,
    );
    return { members: table.rows, groups: result.classes.length, ncp: result.ncp };
  });

const table = (rows: number): Uint8Array => {
  const next = sequence(rows);
  const lines = Array.from({ length: rows }, () =>
    [
      Math.floor(80 * next() ** 2),
      `job ${Math.floor(40 * next() ** 3)}`,
      `place ${Math.floor(200 * next() ** 2)}`,
      Math.floor(12 * next()),
      next() < 0.4 ? 'f' : 'm',
    ].join(','),
  );
  return new TextEncoder().encode(`age,job,place,grade,sex\n${lines.join('\n')}\n`);
};

const REAL_ATTRIBUTES = ['gender', 'assignment', 'year_first_hired'];
const MADE_ATTRIBUTES = ['site', 'grade', 'since'];
const real = existsSync(ROSTER);
const adult = existsSync(ADULT);

const roster = () => (real ? realMembers() : makeMembers(9228));
const rosterAttributes = real ? REAL_ATTRIBUTES : MADE_ATTRIBUTES;
const rosterName = real ? 'real roster' : '9,228 members';

export const CASES: Record<string, () => Record<string, number>> = {
  [rosterName]: () => tree(roster()),
  [`${rosterName}, 3 attributes`]: () => attributes(roster(), rosterAttributes, 'units'),
  [`${rosterName}, 3 attributes first`]: () => attributes(roster(), rosterAttributes, 'attributes'),
  '100,000 members': () => tree(makeMembers(100_000)),
  '100,000 members, 3 attributes': () => attributes(makeMembers(100_000), MADE_ATTRIBUTES, 'units'),
  '1,000,000 members': () => tree(makeMembers(1_000_000)),
  ...(adult
    ? {
        'Adult, no tree, k = 5': () => plain(readFileSync(resolve(ADULT, 'adult.csv')), ADULT, 5),
        'Adult, no tree, k = 10': () => plain(readFileSync(resolve(ADULT, 'adult.csv')), ADULT, 10),
      }
    : {}),
  '100,000 rows, no tree, k = 5': () => plain(table(100_000), null, 5),
  '1,000,000 rows, no tree, k = 5': () => plain(table(1_000_000), null, 5),
};

const name = process.argv[2];
if (import.meta.main && name !== undefined) {
  const measured = CASES[name]?.() ?? {};
  const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ ...measured, peakMB }));
}
