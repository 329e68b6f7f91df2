/** Where the reader is: organisation, page, and what the link brought along in its fragment. */
import { isId } from '../../worker/core/ballot/shape.ts';

export type Brought =
  | { kind: 'nothing' }
  /** As it stood in the link; whether it can be a code, the collecting page checks. A typed code names no season. */
  | { kind: 'code'; season: string | null; code: string }
  | { kind: 'ballots'; link: string }
  | { kind: 'unreadable' };

export type Place = { org: string; page: 'collect' | 'answer' | 'terminal'; brought: Brought };

const read = (fragment: string): Brought => {
  if (fragment === '') return { kind: 'nothing' };
  if (fragment.startsWith('b.')) return { kind: 'ballots', link: fragment.slice(2) };
  const dot = fragment.indexOf('.');
  const season = fragment.slice(0, dot);
  const code = fragment.slice(dot + 1);
  return dot > 0 && isId(season) && code !== '' ? { kind: 'code', season, code } : { kind: 'unreadable' };
};

/** Null when the path is none of ours. */
export const parsePlace = (path: string, fragment: string): Place | null => {
  const [, org, page] = /^\/o\/([a-z0-9-]+)\/(collect|answer|terminal)\/?$/.exec(path) ?? [];
  if (org === undefined || (page !== 'collect' && page !== 'answer' && page !== 'terminal')) return null;
  return { org, page, brought: read(fragment.replace(/^#/, '')) };
};

/**
 * Reads the address and at once takes the fragment out of the address bar and the history: it holds a code
 * or a ballot, and the next person at this device must not find it there.
 */
export const takePlace = (): Place | null => {
  const place = parsePlace(location.pathname, location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return place;
};
