/** What every file in worker/cli exports as `command`: one word of the `chorus` program. */
import type { ParseArgsConfig } from 'node:util';
import type { Io } from './io.ts';

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export type CommandArgs = { values: Values; positionals: string[] };

export type Command = {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Usage, every option, an example. Printed by `--help`. */
  help: string;
  /** As `node:util` parseArgs takes them. `--help` and `--json` are added to every command. */
  options: NonNullable<ParseArgsConfig['options']>;
  /** The exit code: 0 only if what was asked for is done. */
  run(args: CommandArgs, io: Io): Promise<number>;
};

/** The text given for `--name`, or undefined. */
export const textOption = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** Every text given for a repeatable `--name`. */
export const textOptions = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((v) => typeof v === 'string') : [];
};

/** A mistake of the person at the keyboard: the message is printed with no stack and the exit code is 2. */
export class UsageError extends Error {}
