/**
 * What happened at Northwind Systems, month by month: the calendar, the events, and how far each theme is
 * expected to stand from where it used to be. docs/demo-model.md tells the same in words.
 */
import type { Day } from '../../core/note.ts';
import type { ThemeId } from '../../core/questionnaire.ts';
import { DEFAULT_RULES, type Instant, type Rules, type WavePlan } from '../../core/season.ts';

/** Of everything random in the model. */
export const SEED = 'northwind';

/** Stricter than the defaults, as a careful works council would ask for. */
export const DEMO_RULES: Rules = { ...DEFAULT_RULES, k_cohort: 20, k_cell: 7 };

export type StorySeason = {
  id: string;
  roster: 'before' | 'after';
  collect_opens: Instant;
  collect_closes: Instant;
  waves: WavePlan[];
};

/** A wave asked from a Monday 08:00 to the Friday of the week after 16:00, released the Monday after that. */
const wave = (id: string, monday: string): WavePlan => {
  const at = (days: number, time: string): Instant => {
    const day = new Date(`${monday}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + days);
    return `${day.toISOString().slice(0, 10)}T${time}Z`;
  };
  return { id, opens: at(0, '08:00:00'), closes: at(11, '16:00:00'), releases: at(14, '08:00:00') };
};

const season = (
  id: string,
  roster: StorySeason['roster'],
  collect: [string, string],
  waves: WavePlan[],
): StorySeason => ({
  id,
  roster,
  collect_opens: `${collect[0]}T08:00:00Z`,
  collect_closes: `${collect[1]}T16:00:00Z`,
  waves,
});

/** Seasons whose waves are over when the demo begins: 13 waves made by the model. */
export const PAST_SEASONS: StorySeason[] = [
  season(
    '2025-autumn',
    'before',
    ['2025-08-18', '2025-08-29'],
    [wave('2025-09', '2025-09-08'), wave('2025-10', '2025-10-06'), wave('2025-11', '2025-11-03')],
  ),
  season(
    '2025-winter',
    'before',
    ['2025-11-17', '2025-11-26'],
    [wave('2025-12', '2025-12-01'), wave('2026-01', '2026-01-05'), wave('2026-02', '2026-02-02')],
  ),
  season(
    '2026-spring',
    'before',
    ['2026-02-16', '2026-02-25'],
    [wave('2026-03', '2026-03-02'), wave('2026-04', '2026-04-06')],
  ),
  season(
    '2026-summer',
    'after',
    ['2026-05-08', '2026-05-14'],
    [wave('2026-05', '2026-05-18'), wave('2026-06', '2026-06-08'), wave('2026-07', '2026-07-06')],
  ),
  season(
    '2026-late-summer',
    'after',
    ['2026-07-20', '2026-07-29'],
    [wave('2026-08', '2026-08-03'), wave('2026-09', '2026-09-07')],
  ),
];

/** Its wave is open when the demo begins; everything in it is real. */
export const OPEN_SEASON: StorySeason = season(
  '2026-autumn',
  'after',
  ['2026-09-14', '2026-09-25'],
  [wave('2026-10', '2026-10-05')],
);

/** People are collecting its ballots when the demo begins; everything in it is real. */
export const COLLECTING_SEASON: StorySeason = season(
  '2026-winter',
  'after',
  ['2026-10-12', '2026-10-23'],
  [wave('2026-11', '2026-11-02')],
);

/** Where the demo's clock stands when it is new. */
export const STORY_NOW: Instant = '2026-10-14T09:30:00Z';

export type StoryEvent = { posted: Instant; date: Day; units: string[]; title: string; text: string };

/** `units` are names of top-level units; empty for the whole organisation. */
export const EVENTS: StoryEvent[] = [
  {
    posted: '2026-04-28T09:00:00Z',
    date: '2026-04-28',
    units: ['Applied AI'],
    title: 'Reassignment announced',
    text: '1,174 people are to be moved to Applied AI on 4 May, without being asked.',
  },
  {
    posted: '2026-06-01T09:00:00Z',
    date: '2026-06-01',
    units: [],
    title: 'Monitoring begins',
    text: 'A programme that records keyboards and screens at work begins.',
  },
  {
    posted: '2026-07-17T09:00:00Z',
    date: '2026-07-17',
    units: [],
    title: 'Monitoring paused',
    text: 'The monitoring programme is paused.',
  },
  {
    posted: '2026-09-02T09:00:00Z',
    date: '2026-09-02',
    units: ['Applied AI'],
    title: 'Transfers opened',
    text: 'People moved in May may choose a team again.',
  },
];

/** Expected score of a theme in quiet months, 0..100. */
export const QUIET: Record<ThemeId, number> = {
  mood: 66,
  energy: 60,
  clarity: 66,
  say: 58,
  manager: 74,
  safe: 66,
  pride: 73,
  staying: 68,
  fairness: 63,
  privacy: 64,
  recommend: 58,
};

/** Points a theme loses at the worst of the reassignment, in a unit with factor 1. */
export const REASSIGNMENT: Record<ThemeId, number> = {
  mood: 12,
  energy: 8,
  clarity: 10,
  say: 23,
  manager: 4,
  safe: 11,
  pride: 8,
  staying: 14,
  fairness: 13,
  privacy: 5,
  recommend: 14,
};

/** Points a theme loses while the monitoring programme runs, everywhere alike. */
export const MONITORING: Record<ThemeId, number> = {
  mood: 4,
  energy: 2,
  clarity: 1,
  say: 4,
  manager: 1,
  safe: 7,
  pride: 4,
  staying: 4,
  fairness: 5,
  privacy: 18,
  recommend: 5,
};

/** Share of the full effect that is felt in a wave; waves not named: 0. Later waves keep the last value. */
export const REASSIGNMENT_FELT: Record<string, number> = {
  '2026-05': 0.72,
  '2026-06': 0.9,
  '2026-07': 1,
  '2026-08': 0.9,
  '2026-09': 0.8,
  '2026-10': 0.56,
  '2026-11': 0.48,
};
export const MONITORING_FELT: Record<string, number> = {
  '2026-06': 0.9,
  '2026-07': 1,
  '2026-08': 0.45,
  '2026-09': 0.32,
  '2026-10': 0.22,
  '2026-11': 0.16,
};

/** What happened in one place only: points added to a theme in a unit (by path prefix) from a wave on. */
export const LOCAL: { unit: string[]; theme: ThemeId; from: string; points: number }[] = [
  { unit: ['Trust & Safety'], theme: 'energy', from: '2026-10', points: -8 },
  { unit: ['Ads'], theme: 'clarity', from: '2026-10', points: -6 },
  { unit: ['Applied AI', 'Data Partnerships'], theme: 'energy', from: '2026-07', points: -5 },
  { unit: ['Infrastructure', 'Networks'], theme: 'energy', from: '2026-02', points: -4 },
  { unit: ['Consumer Apps', 'Design'], theme: 'pride', from: '2025-12', points: 4 },
];
