/** Attacks on responses themselves: what differs, beside what is published, gives something away. */
import { createHash } from 'node:crypto';
import { type Answer, type Crawl, NOWHERE, textOf } from './crawl.ts';
import type { Found } from './view.ts';

const differences = (a: Answer | undefined, b: Answer | undefined): string[] =>
  (['status', 'length', 'headers', 'body'] as const).filter((part) => a?.[part] !== b?.[part]);

/**
 * Two worlds that a stranger must not tell apart, address by address: status, headers (ETag and length among
 * them), body.
 */
export const twoWorlds = (one: Crawl, other: Crawl): Found[] =>
  [...new Set([...one.keys(), ...other.keys()])].flatMap((path) => {
    const parts = differences(one.get(path), other.get(path));
    return parts.length > 0
      ? [{ where: path, people: 0, says: `${path} differs in ${parts.join(', ')}` }]
      : [];
  });

const MASK: [RegExp, string][] = [
  [/[0-9a-f]{64}/g, 'HASH'],
  [/"sig":"[A-Za-z0-9_-]{86}"/g, '"sig":"SIGNATURE"'],
  [/etag: (W\/)?"[0-9a-f]+"/g, 'etag: ETAG'],
];

const masked = (text: string) => MASK.reduce((left, [pattern, name]) => left.replace(pattern, name), text);

/** A crawl without what any two worlds differ in: hashes of releases nobody has seen, and what is signed over them. */
export const withoutHashes = (crawled: Crawl): Crawl => {
  const found: Crawl = new Map();
  for (const [path, answer] of crawled) {
    const [key, gzip] = [masked(path), path.endsWith(' gzip')];
    const same = {
      status: answer.status,
      headers: masked(answer.headers),
      // Compressed hashes differ in length by chance alone.
      body: gzip ? '' : masked(answer.body),
      length: gzip ? 0 : answer.length,
    };
    let at = 0;
    while (found.has(`${key} ${at}`)) at++;
    found.set(`${key} ${at}`, same);
  }
  return found;
};

/** Addresses of things that are not there; each kind must answer as NOWHERE does. */
const KINDS: { name: string; of: RegExp; nowhere: (path: string) => boolean }[] = [
  {
    name: 'documents',
    of: /^GET \/api\/board\/[^/]+\/docs\/[0-9a-f]{64}$/,
    nowhere: (path) => path.endsWith(NOWHERE.hash),
  },
  {
    name: 'keys',
    of: /^GET \/api\/board\/[^/]+\/manifests\/[^/]+\/keys/,
    nowhere: (path) => path.endsWith(NOWHERE.cohort),
  },
  {
    name: 'ballots',
    of: /^GET \/api\/board\/[^/]+\/waves\/[^/]+\/ballots\//,
    nowhere: (path) => path.includes(NOWHERE.hash),
  },
];

/** Refusals of what exists and is not shown, of what never was, and of nonsense: not one may differ. */
export const errorMessages = (crawled: Crawl): Found[] => {
  const all = [...crawled].filter(([path]) => path.startsWith('GET /api/'));
  const said = KINDS.flatMap(({ name, of, nowhere }) => {
    const own = all.filter(([path]) => of.test(path));
    const model = own.find(([path]) => nowhere(path))?.[1];
    return own.flatMap(([path, answer]): Found[] => {
      if (answer.status === 200) return [];
      const parts = differences(model, answer);
      const says = `${path} is refused otherwise than ${name} that do not exist: ${answer.status} ${textOf(answer)}`;
      return parts.length > 0 ? [{ where: path, people: 0, says }] : [];
    });
  });
  const others = all.filter(
    ([path, { status }]) => status >= 300 && status !== (path.endsWith(' if-none-match') ? 304 : 404),
  );
  return [
    ...said,
    ...others.map(([path, answer]) => ({
      where: path,
      people: 0,
      says: `${path} answers ${answer.status} ${textOf(answer)}`,
    })),
  ];
};

/** Pages of units with figures, without, and of units that do not exist: the same bytes. */
export const pageAbsence = (crawled: Crawl): Found[] => {
  const pages = [...crawled].filter(([path]) => /^GET \/o\/[^/]+\/units\//.test(path));
  const model = pages.find(([path]) => path.endsWith(NOWHERE.unit))?.[1];
  return pages.flatMap(([path, answer]) => {
    const parts = differences(model, answer);
    return parts.length > 0
      ? [{ where: path, people: 0, says: `${path} differs from the page of no unit in ${parts.join(', ')}` }]
      : [];
  });
};

/** A copy that is not what its name says could show everybody something else: each document is asked to prove itself. */
export const otherCopies = (crawled: Crawl): Found[] =>
  [...crawled].flatMap(([path, answer]) => {
    const hash = /^GET \/api\/board\/[^/]+\/docs\/([0-9a-f]{64})$/.exec(path)?.[1];
    if (!hash || answer.status !== 200) return [];
    const own = createHash('sha256').update(Buffer.from(answer.body, 'latin1')).digest('hex');
    return own === hash ? [] : [{ where: path, people: 0, says: `${path} is ${own}` }];
  });
