/**
 * One case of the release benchmark in a process of its own, so that its peak memory is its own.
 * `node test/bench/releaseCases.ts fill NAME FILE`, then `node test/bench/releaseCases.ts NAME FILE`.
 */
import { auditRelease } from '../../worker/core/audit/audit.ts';
import { truthOf } from '../../worker/core/audit/truth.ts';
import { checkRelease } from '../../worker/core/release/check.ts';
import { release } from '../../worker/core/release/release.ts';
import { releaseFiles } from '../../worker/core/release/split.ts';
import { tally } from '../../worker/core/release/tally.ts';
import { fillStore, makeManifest, QUESTIONNAIRE as questionnaire, readStore } from './waveStore.ts';

export const SIZES: Record<string, { ballots: number; units: number; attributes: number }> = {
  '10,000 ballots x 20 items x 200 units': { ballots: 10_000, units: 200, attributes: 0 },
  '100,000 ballots x 20 items x 2,000 units': { ballots: 100_000, units: 2_000, attributes: 0 },
  '1,000,000 ballots x 20 items x 20,000 units': { ballots: 1_000_000, units: 20_000, attributes: 0 },
  '100,000 ballots x 20 items x 2,000 units, 3 attributes': { ballots: 100_000, units: 2_000, attributes: 3 },
};

const MH = 'ab'.repeat(32);

const measure = async (name: string, path: string): Promise<Record<string, number>> => {
  const of = SIZES[name];
  if (!of) throw new Error(`There is no case ${name}.`);
  const manifest = makeManifest(of);
  const times: Record<string, number> = {};
  const started = performance.now();
  let last = started;
  const lap = (what: string) => {
    const now = performance.now();
    times[what] = Math.round(now - last);
    last = now;
  };
  const ballots = await readStore(path, manifest);
  const counted = tally({ manifest, questionnaire, ballots });
  lap('tally_ms');
  const doc = release({ manifest, mh: MH, questionnaire, tally: counted, wave: 'wave' });
  lap('release_ms');
  const findings = checkRelease({ doc, manifest, mh: MH, questionnaire, ballots });
  lap('check_ms');
  const truth = truthOf({ manifest, questionnaire, wave: 'wave', ballots });
  const audited = auditRelease({ release: doc, previous: [], truth, manifest });
  lap('audit_ms');
  const { body, parts } = releaseFiles(doc);
  lap('write_ms');
  const total_ms = Math.round(performance.now() - started);
  return {
    total_ms,
    cpu_ms: Math.round(process.cpuUsage().user / 1000),
    ...times,
    ballots: ballots.size(),
    cells: doc.cells.length,
    MB: Math.round(parts.reduce((sum, part) => sum + part.length, body.length) / 2 ** 20),
    findings: findings.length + audited.findings.length,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
};

const [first = '', second = '', third = ''] = process.argv.slice(2);
if (import.meta.main && first === 'fill') {
  const of = SIZES[second];
  if (of) await fillStore(third, makeManifest(of));
} else if (import.meta.main) console.log(JSON.stringify(await measure(first, second)));
