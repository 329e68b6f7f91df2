import { compareBytes, concat, fromHex, sha256, utf8 } from '../bytes.ts';
import type { Id, Rules } from '../season.ts';
import type { ReleaseDocument } from './document.ts';
import type { UnitTree } from './tree.ts';

/**
 * Places every comment at exactly one unit, or nowhere (DISCLOSURE section 3.7): from the leaves up, a published
 * unit shows what has come up to it as soon as at least k_comments respondents and min_comments writers of this
 * open question have; whatever is left passes on to the unit above. So the people behind a place are those below
 * it and below no deeper place, and there are always enough of them.
 *
 * The list is in the order of SHA-256(mh || item || 0 || text): nothing of time, author or unit is in it, and two
 * comments of one person do not meet.
 *
 * Does not protect against what a text itself gives away.
 *
 * @param published units whose participation is published, by position
 * @param ballots ballots directly in each unit, by position
 * @param comments with the position of the unit they were written in
 * @example placeComments({ tree, published, ballots, comments, rules, mh })
 */
export const placeComments = (of: {
  tree: UnitTree;
  published: Uint8Array;
  ballots: Int32Array;
  comments: readonly { at: number; item: Id; text: string }[];
  rules: Pick<Rules, 'k_comments' | 'min_comments'>;
  mh: string;
}): ReleaseDocument['comments'] => {
  const placed = [...new Set(of.comments.map((comment) => comment.item))].flatMap((item) => {
    const places = placesOf(of, item);
    return of.comments
      .filter((comment) => comment.item === item)
      .flatMap(({ at, text }) => {
        const place = places[at] ?? -1;
        return place < 0 ? [] : [{ unit: of.tree.ids[place] ?? '', item, text }];
      });
  });
  return orderComments(placed, of.mh);
};

/** Comments in the order of SHA-256(mh || item || 0 || text), equal texts by unit. @param mh hex */
export const orderComments = (
  comments: ReleaseDocument['comments'],
  mh: string,
): ReleaseDocument['comments'] => {
  const manifestHash = fromHex(mh);
  if (!manifestHash) throw new Error('The manifest hash is not hex.');
  return comments
    .map((comment) => ({
      comment,
      key: sha256(concat(manifestHash, utf8(comment.item), Uint8Array.of(0), utf8(comment.text))),
    }))
    .sort(
      (a, b) =>
        compareBytes(a.key, b.key) ||
        (a.comment.unit < b.comment.unit ? -1 : a.comment.unit > b.comment.unit ? 1 : 0),
    )
    .map(({ comment }) => comment);
};

/** For each unit the position of the unit that shows its comments on one open question, -1 for nowhere. */
const placesOf = (of: Parameters<typeof placeComments>[0], item: Id): Int32Array => {
  const { tree, published, rules } = of;
  const people = of.ballots.slice();
  const writers = new Int32Array(tree.ids.length);
  for (const comment of of.comments) {
    if (comment.item === item) writers[comment.at] = (writers[comment.at] ?? 0) + 1;
  }
  const places = new Int32Array(tree.ids.length).fill(-1);
  for (const at of tree.bottomUp) {
    const enough = (people[at] ?? 0) >= rules.k_comments && (writers[at] ?? 0) >= rules.min_comments;
    if (published[at] && enough) {
      places[at] = at;
      continue;
    }
    const up = tree.parent[at] ?? -1;
    if (up < 0) continue;
    people[up] = (people[up] ?? 0) + (people[at] ?? 0);
    writers[up] = (writers[up] ?? 0) + (writers[at] ?? 0);
  }
  // From the top down: what a unit did not show itself, the nearest place above it shows.
  for (const at of tree.bottomUp.slice().reverse()) {
    if (places[at] === -1) places[at] = places[tree.parent[at] ?? -1] ?? -1;
  }
  return places;
};
