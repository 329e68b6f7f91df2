/** Every setting of the server: name, meaning, default, parser. `chorus serve --help` and docs/deploy.md print this table. */
import type { Problem } from './core/result.ts';
import { isLocal, type Parsed, parseOrigin } from './origin.ts';
import { SIDES, type Side } from './sides.ts';

/** What a server needs to know before it can start. */
export type Config = {
  dataDir: string;
  host: string;
  port: number;
  publicUrl: string;
  deskUrl: string;
  boxUrl: string;
  organisation: string | null;
  sides: Side[] | null;
};

export type Setting<T> = {
  name: string;
  meaning: string;
  /** As the table shows it. */
  default: string;
  /** `text` is undefined when the setting is not there. */
  parse(text: string | undefined, before: Partial<Config>): Parsed<T>;
};

const settings: { [K in keyof Config]: Setting<Config[K]> } = {
  dataDir: {
    name: 'CHORUS_DATA',
    meaning: 'folder of the databases and secrets, one folder per organisation inside; each host has its own',
    default: './data',
    parse: (text = './data') => ({ value: text }),
  },
  host: {
    name: 'CHORUS_HOST',
    meaning: 'address to listen on; 0.0.0.0 for every interface',
    default: '127.0.0.1',
    parse: (text = '127.0.0.1') => ({ value: text }),
  },
  port: {
    name: 'CHORUS_PORT',
    meaning: 'port to listen on',
    default: '8787',
    parse: (text = '8787') =>
      /^\d{1,5}$/.test(text) && Number(text) < 65536
        ? { value: Number(text) }
        : { message: 'It is not a port.', remedy: 'Write a number from 1 to 65535.' },
  },
  publicUrl: {
    name: 'CHORUS_URL',
    meaning: 'address at which people reach this server, as it stands in every manifest',
    default: 'http://localhost:PORT',
    parse: (text, { port, host = '127.0.0.1' }) => {
      if (text !== undefined) return parseOrigin(text);
      if (isLocal(host)) return { value: `http://localhost:${port ?? 8787}` };
      return {
        message: `The server would listen on ${host}, but nobody has said how people reach it.`,
        remedy: 'Write the public address, like https://chorus.example.org.',
      };
    },
  },
  deskUrl: {
    name: 'CHORUS_DESK_URL',
    meaning: 'address of the desk, where ballots are collected, if it has one of its own',
    default: 'CHORUS_URL',
    parse: (text, { publicUrl = '' }) => (text === undefined ? { value: publicUrl } : parseOrigin(text)),
  },
  boxUrl: {
    name: 'CHORUS_BOX_URL',
    meaning: 'address of the box, where answers are handed in, if it has one of its own',
    default: 'CHORUS_URL',
    parse: (text, { publicUrl = '' }) => (text === undefined ? { value: publicUrl } : parseOrigin(text)),
  },
  organisation: {
    name: 'CHORUS_ORGANISATION',
    meaning: 'name of the organisation to create when the data folder has none; needed once',
    default: '(none)',
    parse: (text) =>
      text !== undefined && (text.trim() === '' || text.length > 80)
        ? { message: 'It is empty or longer than 80 characters.', remedy: 'Write the name people know.' }
        : { value: text?.trim() ?? null },
  },
  sides: {
    name: 'CHORUS_SIDES',
    meaning:
      'sides this process may serve, such as "desk" or "box,board"; it refuses to start when the data folder holds others',
    default: '(those in the data folder)',
    parse: (text) => {
      if (text === undefined) return { value: null };
      const named = text.split(',').map((side) => side.trim());
      const sides = SIDES.filter((side) => named.includes(side));
      return sides.length === named.length
        ? { value: sides }
        : {
            message: 'It is not a list of sides.',
            remedy: 'Write desk, box and board, with commas between.',
          };
    },
  },
};

/** The table, in the order in which it is read. */
export const SETTINGS: readonly Setting<unknown>[] = Object.values(settings);

/** The configuration, or every problem with it. Reads only what it is given; folders are checked when they are opened. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = [];
  const found: Partial<Config> = {};
  const read = <K extends keyof Config>(key: K) => {
    const setting = settings[key];
    const text = environment[setting.name];
    const parsed = setting.parse(text === '' ? undefined : text, found);
    if ('value' in parsed) found[key] = parsed.value;
    else
      problems.push({
        code: 'bad-setting',
        column: setting.name,
        ...(text === undefined ? {} : { value: text.slice(0, 80) }),
        ...parsed,
      });
  };
  for (const key of [
    'dataDir',
    'host',
    'port',
    'publicUrl',
    'deskUrl',
    'boxUrl',
    'organisation',
    'sides',
  ] as const)
    read(key);
  // Every key was read, and each that gave no value left a problem.
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: found as Config };
}
