/** Every setting of the server: name, meaning, default, parser. `chorus serve --help` and docs/deploy.md print this table. */
import type { Problem } from './core/result.ts';

/** What a server needs to know before it can start. */
export type Config = {
  dataDir: string;
  host: string;
  port: number;
  publicUrl: string;
  deskUrl: string;
  boxUrl: string;
  organisation: string | null;
};

/** Either the value, or one sentence on what is wrong and one on what to do. */
type Parsed<T> = { value: T } | { message: string; remedy: string };

export type Setting<T> = {
  name: string;
  meaning: string;
  /** As the table shows it. */
  default: string;
  /** `text` is undefined when the setting is not there. */
  parse(text: string | undefined, before: Partial<Config>): Parsed<T>;
};

const isLocal = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/** An origin that may stand in a manifest: https, or http on this machine only. */
function origin(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { message: 'It is not a web address.', remedy: 'Write it like https://chorus.example.org.' };
  if (url.origin !== text.replace(/\/$/, ''))
    return {
      message: 'It has more than scheme, host and port.',
      remedy: `Write ${url.origin}: Chorus needs a host name of its own, not a folder of another site.`,
    };
  if (url.protocol === 'http:' && !isLocal(url.hostname))
    return {
      message: 'It is not https, so anybody on the way could read and change the page.',
      remedy: `Put a reverse proxy with a certificate in front and write https://${url.host}.`,
    };
  return { value: url.origin };
}

const settings: { [K in keyof Config]: Setting<Config[K]> } = {
  dataDir: {
    name: 'CHORUS_DATA',
    meaning: 'folder of the databases and secrets, one folder per organisation inside',
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
      if (text !== undefined) return origin(text);
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
    parse: (text, { publicUrl = '' }) => (text === undefined ? { value: publicUrl } : origin(text)),
  },
  boxUrl: {
    name: 'CHORUS_BOX_URL',
    meaning: 'address of the box, where answers are handed in, if it has one of its own',
    default: 'CHORUS_URL',
    parse: (text, { publicUrl = '' }) => (text === undefined ? { value: publicUrl } : origin(text)),
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
  for (const key of ['dataDir', 'host', 'port', 'publicUrl', 'deskUrl', 'boxUrl', 'organisation'] as const)
    read(key);
  // Every key was read, and each that gave no value left a problem.
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: found as Config };
}
