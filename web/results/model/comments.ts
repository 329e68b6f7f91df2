import type { ReleaseDocument } from '../../../worker/core/release/document.ts';
import type { Id } from '../../../worker/core/season.ts';

export type Wanted = { unit: Id | null; item: Id | null; words: string };

export type ReleasedComment = ReleaseDocument['comments'][number];

/** Letters without accents and case, so that "Übung" is found by "ubung". */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * Released comments that fit, in the release's order, which no author chose. It looks through what is published and
 * nothing else: a search can find no comment that the floor holds back.
 *
 * @example findComments(release, { unit: null, item: null, words: 'transfers' })
 */
export const findComments = (release: ReleaseDocument, { unit, item, words }: Wanted): ReleasedComment[] => {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return release.comments.filter((comment) => {
    if ((unit !== null && comment.unit !== unit) || (item !== null && comment.item !== item)) return false;
    const text = fold(comment.text);
    return wanted.every((word) => text.includes(word));
  });
};

/** Parts of a comment, the found words apart. Accents count as nothing, so places are found letter by letter. */
export const parts = (text: string, words: string): { text: string; found: boolean }[] => {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const letters = [...text];
  let folded = '';
  /** Letter of the text for every letter of the folded one. */
  const from: number[] = [];
  letters.forEach((letter, i) => {
    const plain = fold(letter);
    folded += plain;
    for (let n = 0; n < plain.length; n++) from.push(i);
  });
  const marked = new Set<number>();
  for (const word of wanted)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
      for (let i = at; i < at + word.length; i++) marked.add(from[i] ?? -1);
  const found: { text: string; found: boolean }[] = [];
  letters.forEach((letter, i) => {
    const last = found.at(-1);
    if (last && last.found === marked.has(i)) last.text += letter;
    else found.push({ text: letter, found: marked.has(i) });
  });
  return found;
};
