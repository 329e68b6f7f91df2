/** The audit at its size, and against a thousand invented organisations: 0 findings is the target. */
import { auditRelease } from '../../worker/core/audit/audit.ts';
import { truthOf } from '../../worker/core/audit/truth.ts';
import { release } from '../../worker/core/release/release.ts';
import { tally } from '../../worker/core/release/tally.ts';
import { type Invented, MANIFEST_HASH, organisationOf } from '../support/organisations.ts';

const ORGANISATIONS = 1000;

/** One release and its audit, in milliseconds. */
const timed = ({ manifest, questionnaire, ballots }: Invented) => {
  const started = performance.now();
  const doc = release({
    manifest,
    mh: MANIFEST_HASH,
    questionnaire,
    tally: tally({ manifest, questionnaire, ballots }),
    wave: 'w1',
  });
  const released = performance.now();
  const truth = truthOf({ manifest, questionnaire, wave: 'w1', ballots });
  const report = auditRelease({ release: doc, previous: [], truth, manifest });
  return { report, release: released - started, audit: performance.now() - released };
};

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

export const benchAudit = async (): Promise<Record<string, Record<string, number>>> => {
  const large = organisationOf(1, {
    people: 143_000,
    levels: 5,
    attributes: 0,
    participation: 0.7,
    favourable: 0.65,
    items: 20,
  });
  const runs = Array.from({ length: 5 }, () => timed(large));
  const totals = { findings: 0, organisations: 0, cells: 0, rejected: 0, ms: 0 };
  for (let seed = 1; seed <= ORGANISATIONS; seed++) {
    const { report, audit } = timed(organisationOf(seed));
    totals.organisations++;
    totals.cells += report.checked.cells;
    totals.findings += report.findings.length;
    totals.rejected += report.ok ? 0 : 1;
    totals.ms += audit;
    for (const { where, explanation } of report.findings.slice(0, 1))
      console.error(`organisation ${seed}, ${where}: ${explanation}`);
  }
  return {
    [`${large.ballots.length} ballots x 20 items x ${large.manifest.units.length} units, ms`]: {
      release: Math.round(median(runs.map((run) => run.release))),
      audit: Math.round(median(runs.map((run) => run.audit))),
    },
    [`${ORGANISATIONS} invented organisations`]: {
      cells: totals.cells,
      findings: totals.findings,
      rejected: totals.rejected,
      audit: Math.round(totals.ms),
    },
  };
};
