/** The attacker against the real engine: what organisations of every shape publish gives nobody away. */
import { describe, expect, test } from 'vitest';
import { shapeOf } from '../support/organisations.ts';
import { ATTACKS, type AttackName } from './attacks.ts';
import { type Played, play } from './play.ts';
import { errorMessages, otherCopies, pageAbsence } from './responses.ts';
import { inventedStory, northwind } from './stories.ts';
import { viewOf } from './view.ts';

const NAMES = Object.keys(ATTACKS) as AttackName[]; // its own keys
const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1).filter((seed) => shapeOf(seed).people < 1500);

const attackAll = ({ end, story, ...stages }: Played) => {
  const view = viewOf(end, story);
  expect(view.waves).toHaveLength(story.waves.length);
  const crawls = [stages.open, stages.closed, stages.released, end];
  return [
    ...NAMES.flatMap((name) => ATTACKS[name](view).map((found) => ({ name, ...found }))),
    ...crawls.flatMap((crawl) => [...errorMessages(crawl), ...pageAbsence(crawl), ...otherCopies(crawl)]),
  ];
};

test.for(SEEDS)('nobody is given away by organisation %i', async (seed) => {
  expect(attackAll(await play(inventedStory(seed)))).toEqual([]);
});

describe('nobody is given away', () => {
  test('by a small organisation with a victim for every attack', async () => {
    expect(attackAll(await play(northwind()))).toEqual([]);
  });
});
