/** The privacy core, without network. */
import { benchCohorts } from './cohorts.ts';
import { benchRelease } from './release.ts';

export const benchCore = async (): Promise<Record<string, Record<string, number>>> => ({
  ...(await benchCohorts()),
  ...benchRelease(),
});
