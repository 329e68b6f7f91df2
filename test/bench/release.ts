/** From a closed wave in the store to an audited release; and what the safety costs on a real roster. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formCohorts } from '../../worker/core/cohort/form.ts';
import { fileManifest, type Grouping, unitsAlone } from '../../worker/core/files/manifest.ts';
import type { CountedBallot } from '../../worker/core/release/document.ts';
import { release } from '../../worker/core/release/release.ts';
import { tally } from '../../worker/core/release/tally.ts';
import { below, directly, unitTree } from '../../worker/core/release/tree.ts';
import { makeRosterParser } from '../../worker/core/roster/parse.ts';
import { DEFAULT_RULES } from '../../worker/core/season.ts';
import { makeMembers, sequence } from './organisation.ts';
import { SIZES } from './releaseCases.ts';
import { QUESTIONNAIRE } from './waveStore.ts';

const SCRIPT = resolve(import.meta.dirname, 'releaseCases.ts');
const ROSTER = resolve(import.meta.dirname, '../../../shared/data/montgomery-roster.csv');
/** Larger cases and those with attributes run once. */
const runsOf = (name: string) =>
  (SIZES[name]?.ballots ?? 0) > 100_000 || name.includes('attributes') ? 1 : 5;

const benchSizes = (): Record<string, Record<string, number>> => {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-bench-'));
  try {
    return Object.fromEntries(
      Object.keys(SIZES).map((name, i) => {
        const path = join(folder, `${i}.db`);
        execFileSync(process.execPath, [SCRIPT, 'fill', name, path], { stdio: 'inherit' });
        const runs = Array.from(
          { length: runsOf(name) },
          (): Record<string, number> =>
            JSON.parse(execFileSync(process.execPath, [SCRIPT, name, path], { encoding: 'utf8' })),
        ).sort((a, b) => (a.total_ms ?? 0) - (b.total_ms ?? 0));
        rmSync(path);
        return [`release, ${name}`, runs[runs.length >> 1] ?? {}];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Units with a figure against units with at least k_cell respondents, all of which primary suppression would show. */
const cost = (grouping: Grouping): Record<string, number> => {
  const [first] = QUESTIONNAIRE.items;
  const questionnaire = { ...QUESTIONNAIRE, items: first ? [first] : [] };
  const manifest = fileManifest({
    grouping,
    rules: DEFAULT_RULES,
    questionnaire,
    opened: '2026-01-01T00:00:00Z',
    closed: '2026-01-02T00:00:00Z',
  });
  const next = sequence(7);
  const ballots = manifest.cohorts.flatMap(({ id, size }) => {
    const mood = next();
    return Array.from({ length: size }).flatMap((): CountedBallot[] => {
      if (next() > 0.7) return [];
      const answer = Math.round(1 + 4 * Math.min(1, Math.max(0, mood + next() - 0.5)));
      return [{ cohort: id, answers: { 'item-0': answer } }];
    });
  });
  const counted = tally({ manifest, questionnaire, ballots });
  const started = performance.now();
  const doc = release({ manifest, mh: 'ab'.repeat(32), questionnaire, tally: counted, wave: 'wave' });
  const release_ms = Math.round(performance.now() - started);
  const tree = unitTree(manifest);
  const unitOfRow = Int32Array.from(counted.cohorts, (cohort) => tree.unitOf.get(cohort) ?? -1);
  const people = below(
    tree,
    directly(tree, unitOfRow, (row) => counted.ballots[row] ?? 0),
  );
  return {
    release_ms,
    ballots: ballots.length,
    units: manifest.units.length,
    cells: doc.cells.length,
    primary: people.filter((count) => count >= DEFAULT_RULES.k_cell).length,
  };
};

const benchCost = (): Record<string, Record<string, number>> => {
  const real = existsSync(ROSTER);
  const parser = makeRosterParser({ unitColumns: ['department_name', 'division'] });
  if (real) parser.push(readFileSync(ROSTER));
  const members = real ? parser.finish().members : makeMembers(9228);
  const formed = formCohorts(members, { k_cohort: DEFAULT_RULES.k_cohort });
  const name = real ? 'real roster' : '9,228 members';
  return {
    ...(formed.ok ? { [`units shown, ${name} at 70 %, cohorts of 12`]: cost(formed.value) } : {}),
    [`units shown, ${name} at 70 %, no cohorts`]: cost(unitsAlone(members)),
  };
};

export const benchRelease = (): Record<string, Record<string, number>> => ({
  ...benchSizes(),
  ...benchCost(),
});

if (import.meta.main) console.table(benchRelease());
