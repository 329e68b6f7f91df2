/** docs/deploy.md is followed by people at a shell: its table and its commands must be those of the code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../worker/cli/organisation.ts';
import { SETTINGS } from '../../worker/config.ts';
import { ROOT } from '../cli/run.ts';

const text = readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8');

test('the table of settings is the server’s own', () => {
  const rows = [...text.matchAll(/^\| `(CHORUS_[A-Z_]+)` \| (.*) \| `(.*)` \|$/gm)];
  expect(rows.map(([, name, meaning, standard]) => ({ name, meaning, default: standard }))).toEqual(
    SETTINGS.map(({ name, meaning, default: standard }) => ({ name, meaning, default: standard })),
  );
});

test('every setting and every option that it tells people to use exists', () => {
  const tokens = ['DESK', 'KEYS', 'BOX', 'BOARD'].map((name) => `CHORUS_${name}_DB_TOKEN`);
  const known = new Set([...SETTINGS.map(({ name }) => name), ...tokens, 'CHORUS_ORGANISATIONS']);
  expect(
    [...text.matchAll(/CHORUS_[A-Z_]+/g)].map(([name]) => name).filter((name) => !known.has(name)),
  ).toEqual([]);
  const commands = [...text.matchAll(/chorus organisation (?:[^`\n\\]|\\\n)*/g)].map(([line]) => line);
  expect(commands.length).toBeGreaterThan(6);
  for (const line of commands) {
    expect(line).toMatch(/^chorus organisation (create|card|pin|status|migrate)\b/);
    for (const [, option = ''] of line.matchAll(/--([a-z-]+)/g))
      expect(Object.keys(command.options)).toContain(option);
  }
});

test('the help of the command names each of its options', () => {
  for (const option of Object.keys(command.options)) expect(command.help).toContain(`--${option}`);
});
