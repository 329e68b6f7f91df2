/** Each attack finds its victim, by name, where the engine makes the mistake it lives on. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ATTACKS, type AttackName } from './attacks.ts';
import {
  type Break,
  commentsAsWritten,
  commentTwice,
  commentWhereWritten,
  everyGroup,
  exactPercentages,
  exactSizes,
  looseFigures,
  markedCells,
  onlyShownUnits,
  primaryOnly,
  reasonsInExport,
  sortedByScore,
} from './broken.ts';
import { at, play } from './play.ts';
import { northwind } from './stories.ts';
import { type View, viewOf } from './view.ts';

const story = northwind();
let view: View;

beforeAll(async () => {
  const played = await play(story);
  view = viewOf(at(played, 'end'), played.story);
});

const CASES: { attack: AttackName; mistake: string; worse: Break; says: RegExp }[] = [
  {
    attack: 'parent minus children',
    mistake: 'only small groups are hidden',
    worse: primaryOnly,
    says: /^‘Northwind’ minus ‘Ads’ minus ‘Ops’ minus ‘Night shift’ minus ‘Transport’ leaves 3 people of ‘Lab’$/,
  },
  {
    attack: 'all minus group',
    mistake: 'every group of five is shown',
    worse: everyGroup,
    says: /^‘Safety’ in ‘Transport’ minus ‘men’ in ‘Transport’ leaves 2 people$/,
  },
  {
    attack: 'all minus group',
    mistake: 'only small groups are hidden, and nobody subtracts one unit from one',
    worse: primaryOnly,
    says: /^a combination of published groups leaves 3 people of ‘Lab’$/,
  },
  {
    attack: 'two items',
    mistake: 'sizes are numbers',
    worse: exactSizes,
    says: /^exactly 2 people of ‘Ops’ answered ‘voice’ and not ‘energy’$/,
  },
  {
    attack: 'participation minus cells',
    mistake: 'sizes are numbers',
    worse: exactSizes,
    says: /^exactly 1 people of ‘Ops’ voted and did not answer ‘mood’$/,
  },
  {
    attack: 'two waves',
    mistake: 'percentages are exact',
    worse: exactPercentages,
    says: /^of ‘Night shift’ 5 of 5 were favourable and now 6 of 6: the difference is 1 people$/,
  },
  {
    attack: 'certain answers',
    mistake: 'percentages are exact',
    worse: exactPercentages,
    says: /^exactly 5 of the 5 people of ‘Night shift’ are favourable$/,
  },
  {
    attack: 'index minus items',
    mistake: 'an index over hidden parts',
    worse: looseFigures,
    says: /^index \S+ of ‘Ads’ minus its published parts leaves \S+ for the hidden ‘say’$/,
  },
  {
    attack: 'theme minus items',
    mistake: 'a theme over hidden parts',
    worse: looseFigures,
    says: /^theme say \S+ of ‘Ads’ minus its published parts leaves \S+ for the hidden ‘say’$/,
  },
  {
    attack: 'comments by place',
    mistake: 'a comment at two levels',
    worse: commentTwice,
    says: /^“What c-ads wrote as number 0.” stands at ‘Ads’ and ‘Northwind’$/,
  },
  {
    attack: 'comments by place',
    mistake: 'a comment where it was written',
    worse: commentWhereWritten,
    says: /^1 comments at ‘Lab’ are by 3 people$/,
  },
  {
    attack: 'order of rows',
    mistake: 'sorted by score',
    worse: sortedByScore,
    says: /^the rows of CSV are sorted by something: ‘.+’ is not in its place$/,
  },
  {
    attack: 'order of rows',
    mistake: 'comments as they came',
    worse: commentsAsWritten,
    says: /^comments stand in an order of their own: “What c-/,
  },
  {
    attack: 'absence patterns',
    mistake: 'a hidden cell that says so',
    worse: markedCells,
    says: /^the cell of ‘Lab’ counts <5$/,
  },
  {
    attack: 'absence patterns',
    mistake: 'an export that says why',
    worse: reasonsInExport,
    says: /^the row of ‘Lab’ without figures ends in “,,,,,,,,,N”$/,
  },
  {
    attack: 'absence patterns',
    mistake: 'no rows for hidden units',
    worse: onlyShownUnits,
    says: /^‘Lab’ is not in the list of units$/,
  },
];

test('none of them finds anything before the mistake is made', () => {
  expect(Object.values(ATTACKS).flatMap((attack) => attack(view))).toEqual([]);
});

describe('found where', () => {
  test.for(CASES)('$mistake: $attack', ({ attack, worse, says }) => {
    const { manifest } = view;
    const waves = view.waves.map((wave, number) =>
      worse(wave, { manifest, ballots: story.waves[number] ?? [] }),
    );
    const found = ATTACKS[attack]({ manifest, waves }).map((one) => one.says);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
  });
});

test('every attack has a mistake that it finds', () => {
  expect(new Set(CASES.map(({ attack }) => attack))).toEqual(new Set(Object.keys(ATTACKS)));
});
