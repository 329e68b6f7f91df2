import { sidesOf } from '../secrets.ts';
import { SIDES, type Side } from '../sides.ts';
import { Unsafe } from '../unsafe.ts';
import { organisationsIn, readSecrets } from './organisationFolder.ts';

/**
 * Makes sure that a process told which sides to serve could not serve another: a box that can read the desk's
 * secrets is no box of its own.
 * @throws Unsafe for every organisation whose folder holds other sides than `wanted`.
 */
export function checkSides(dataDir: string, wanted: readonly Side[] | null): void {
  if (wanted === null) return;
  const names = organisationsIn(dataDir);
  if (names.length === 0 && wanted.length < SIDES.length)
    throw new Unsafe([
      {
        code: 'no-organisation',
        column: 'CHORUS_SIDES',
        message: `There is no organisation in ${dataDir} yet, and one that is spread over hosts is not made by itself.`,
        remedy: `Run "chorus organisation create --sides ${wanted.join(',')}" here; --help shows the steps.`,
      },
    ]);
  const problems = names.flatMap((org) => {
    const held = sidesOf(readSecrets(dataDir, org));
    if (held.join() === wanted.join()) return [];
    return {
      code: 'other-sides',
      column: 'CHORUS_SIDES',
      value: wanted.join(),
      message: `${dataDir}/${org} holds the secrets of ${held.join(', ')}, not of ${wanted.join(', ')}.`,
      remedy: 'Give this process the data folder of its own sides, or leave CHORUS_SIDES out.',
    };
  });
  if (problems.length > 0) throw new Unsafe(problems);
}
