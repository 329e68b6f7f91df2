/** The privacy core, without store and network. */
import { benchCohorts } from './cohorts.ts';

export const benchCore = async (): Promise<Record<string, Record<string, number>>> => ({
  ...(await benchCohorts()),
});
