import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Is the media query true now? Follows the window. */
export const createMedia = (query: string): Accessor<boolean> => {
  const list = matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const follow = () => setMatches(list.matches);
  list.addEventListener('change', follow);
  onCleanup(() => list.removeEventListener('change', follow));
  return matches;
};

/** Below this a page is one column, and the heat map a list. */
export const PHONE = '(max-width: 47.99rem)';
