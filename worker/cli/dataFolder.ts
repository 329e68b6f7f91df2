import { readConfig } from '../config.ts';
import { Unsafe } from '../unsafe.ts';
import { textOption, type Values } from './command.ts';

/** The data folder of `--data`, of CHORUS_DATA, or the default. */
export const dataFolder = (values: Values): string => {
  const data = textOption(values, 'data');
  const read = readConfig({ ...process.env, ...(data === undefined ? {} : { CHORUS_DATA: data }) });
  if (!read.ok) throw new Unsafe(read.problems);
  return read.config.dataDir;
};
