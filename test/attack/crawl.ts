/** Everything that anybody on the internet gets from a board, without any credential. */
import { createHash } from 'node:crypto';

export type Get = (path: string, init?: RequestInit) => Promise<Response>;

/** One answer: what a stranger sees of it, its length included. */
export type Answer = { status: number; headers: string; body: string; length: number };

/** `METHOD path [condition]` -> answer. */
export type Crawl = Map<string, Answer>;

/** Ids and hashes that nothing on the board has. */
export const NOWHERE = { unit: 'no-such-unit', cohort: 'no-such-cohort', hash: 'f0'.repeat(32) };

const HASH = /[0-9a-f]{64}/g;

const answerOf = async (response: Response): Promise<Answer> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).sort();
  return {
    status: response.status,
    headers: headers.join('\n'),
    body: Buffer.from(bytes).toString('latin1'), // one character per byte, also for lists
    length: bytes.length,
  };
};

/** The bytes of an answer's body as text. */
export const textOf = ({ body }: Answer): string => Buffer.from(body, 'latin1').toString('utf8');

/** Ids of the manifests' units and cohorts, from whatever documents were found. */
const idsIn = (text: string, list: 'units' | 'cohorts'): string[] => {
  if (!text.startsWith('{')) return [];
  const value = JSON.parse(text);
  const found = value.suite === 1 && Array.isArray(value[list]) ? value[list] : [];
  return found.map(({ id }: { id: string }) => id);
};

/**
 * Follows every hash that is mentioned anywhere, every unit and cohort of every manifest, and as many addresses of
 * things that do not exist; asks again with conditions, without a body, compressed, and for a part.
 */
export const crawl = async (get: Get, org: string): Promise<Crawl> => {
  const found: Crawl = new Map();
  const ask = async (path: string, init: RequestInit = {}, label = ''): Promise<Answer> => {
    const answer = await answerOf(await get(path, init));
    found.set(`${init.method ?? 'GET'} ${path}${label}`, answer);
    return answer;
  };
  const api = `/api/board/${org}`;
  const log = await ask(`${api}/log`);
  const etag = /^etag: (.*)$/m.exec(log.headers)?.[1] ?? '';
  await ask(`${api}/log`, { headers: { 'if-none-match': etag } }, ' if-none-match');
  await ask(`${api}/log`, { headers: { 'accept-encoding': 'gzip' } }, ' gzip');
  await ask(`${api}/log`, { method: 'HEAD' });

  const texts: string[] = [];
  const [units, cohorts] = [new Set<string>([NOWHERE.unit]), new Set<string>([NOWHERE.cohort])];
  const manifests = new Set<string>();
  const seen = new Set<string>([NOWHERE.hash]);
  const queue = [...new Set(textOf(log).match(HASH) ?? [])];
  for (let hash = queue.shift() ?? ''; hash !== ''; hash = queue.shift() ?? '') {
    if (seen.has(hash)) continue;
    seen.add(hash);
    const answer = await ask(`${api}/docs/${hash}`);
    if (answer.status !== 200) continue;
    const text = textOf(answer);
    texts.push(text);
    for (const id of idsIn(text, 'units')) units.add(id);
    for (const id of idsIn(text, 'cohorts')) cohorts.add(id);
    if (idsIn(text, 'cohorts').length > 0) manifests.add(hash);
    // Key lists and ballots hold no names of documents, and are most of the bytes.
    if (text.startsWith('{')) queue.push(...(text.match(HASH) ?? []));
    if (answer.length < 200_000)
      await ask(`${api}/docs/${hash}`, { headers: { 'accept-encoding': 'gzip' } }, ' gzip');
    await ask(`${api}/docs/${hash}`, { method: 'HEAD' });
  }
  for (const path of [NOWHERE.hash, 'not-a-hash']) await ask(`${api}/docs/${path}`);
  for (const mh of [...manifests, NOWHERE.hash]) {
    await ask(`${api}/manifests/${mh}/keys`);
    for (const cohort of cohorts) await ask(`${api}/manifests/${mh}/keys/${cohort}`);
  }
  const closes = texts.filter((text) => text.startsWith('{') && JSON.parse(text).release_hash !== undefined);
  const closeHashes = closes.map((text) => createHash('sha256').update(text).digest('hex'));
  for (const close of [...closeHashes, NOWHERE.hash])
    for (let byte = 0; byte < 256; byte += byte < 4 ? 1 : 63)
      await ask(`${api}/waves/${close}/ballots/${byte.toString(16).padStart(2, '0')}`);
  for (const path of ['/entries', '/nothing', '/waves', '/manifests', '/releases', '']) await ask(api + path);
  await ask('/api/board/nobody-aaaaaaaaaaaaaaaa/log');

  for (const path of ['/', `/o/${org}/`, `/o/${org}/record`, `/o/${org}/answer`, `/o/nobody/`])
    await ask(path);
  for (const unit of units) await ask(`/o/${org}/units/${unit}`);
  return found;
};
