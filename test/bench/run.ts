/** `npm run bench [-- NAME …]`: prints one table a benchmark. Measured, never asserted: machines differ. */
import { benchAudit } from './audit.ts';
import { benchBox } from './box.ts';
import { benchCore } from './core.ts';
import { benchDesk } from './desk.ts';
import { benchForensic } from './forensic.ts';
import { benchLinking } from './linking.ts';

const BENCHMARKS: Record<string, { what: string; measure: () => Promise<Record<string, unknown>> }> = {
  core: { what: 'the privacy core (median of 5; peak memory of each case alone)', measure: benchCore },
  audit: { what: 'the audit, and a thousand invented organisations (some minutes)', measure: benchAudit },
  desk: { what: 'the desk signs ballots (embedded store, no network)', measure: benchDesk },
  box: { what: 'the box takes ballots and closes the wave (embedded store, no network)', measure: benchBox },
  forensic: {
    what: 'what the bytes of the box tell of the order of 5,000 ballots',
    measure: benchForensic,
  },
  linking: {
    what: 'ballots an operator who keeps every row and time can link to people, in per cent, by respondents',
    measure: benchLinking,
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHMARKS, name));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const [name, { what, measure }] of Object.entries(BENCHMARKS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`${name}: ${what}`);
    console.table(await measure());
  }
}
