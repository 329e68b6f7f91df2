/** What the demo's start page offers, as the story stands. */
import type { Instant } from '../../core/season.ts';
import { sayInstant } from '../instant.ts';
import { COLLECTING_SEASON, OPEN_SEASON, type StorySeason } from './story.ts';

export type Step = { id: 'collect' | 'answer' | 'read'; title: string; text: string; href: string };

export type DemoGuide = {
  org: string;
  name: string;
  now: Instant;
  steps: Step[];
  /** Where the button moves the clock: the release of the next wave, a weekend after its close. */
  nextClose: Instant | null;
  canMove: boolean;
};

/** Addresses that lead on to somebody fresh each time they are opened. */
export const COLLECT_PATH = '/api/demo/collect';
export const ANSWER_PATH = '/api/demo/answer';

export const isCollecting = (season: StorySeason, now: Instant): boolean =>
  season.collect_opens <= now && now < season.collect_closes;

const isOpen = (season: StorySeason, now: Instant): boolean =>
  season.waves.some((wave) => wave.opens <= now && now < wave.closes);

export const guide = (organisation: { org: string; name: string }, now: Instant): DemoGuide => {
  const { org, name } = organisation;
  const steps: Step[] = [];
  if (isCollecting(COLLECTING_SEASON, now))
    steps.push({
      id: 'collect',
      title: 'Collect ballots as an employee',
      text: `One tap, as somebody whose ballots for November have not been collected yet. Open until ${sayInstant(COLLECTING_SEASON.collect_closes)}.`,
      href: COLLECT_PATH,
    });
  if (isOpen(OPEN_SEASON, now))
    steps.push({
      id: 'answer',
      title: 'Answer as an employee',
      text: 'Two minutes, as somebody who collected in September. The link brings that person’s ballot along.',
      href: ANSWER_PATH,
    });
  steps.push({
    id: 'read',
    title: 'Read the results',
    text: 'What leadership sees. Everybody at the organisation sees the same.',
    href: `/o/${org}/`,
  });
  const next = [OPEN_SEASON, COLLECTING_SEASON]
    .flatMap((season) => season.waves)
    .find((wave) => now < wave.releases);
  return { org, name, now, steps, nextClose: next?.releases ?? null, canMove: next !== undefined };
};
