/**
 * Unit paths as people write them: `Ads / Ranking / Quality`, names from the top down, spaces
 * around the stroke without meaning. `/` alone is the organisation itself.
 */

/** `'Ads / Ranking'` -> `['Ads', 'Ranking']`. An empty name stays in the path as `''`, for the checks to find. */
export const splitPath = (text: string): string[] => {
  const trimmed = text.trim();
  return trimmed === '/' ? [] : trimmed.split('/').map((name) => name.trim());
};

/** The path as a person writes it: `['Ads', 'Ranking']` -> `Ads / Ranking`. */
export const pathText = (path: string[]): string => (path.length === 0 ? '/' : path.join(' / '));

/** A map key, one per path: names cannot hold the zero character (checked on import). */
export const pathKey = (path: string[]): string => {
  let key = '';
  for (const name of path) key += `${name}\u0000`;
  return key;
};

/** What is left of a name without case, spaces and Unicode form: two names that fold alike look alike. */
export const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
