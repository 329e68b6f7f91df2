/** Words of the results pages. Parameters arrive formatted for the reader's language. */
import type { ThemeId } from '../../../worker/core/questionnaire.ts';
import { effects } from './en/effects.ts';
import { events } from './en/events.ts';
import { findings } from './en/findings.ts';
import { frame } from './en/frame.ts';
import { report } from './en/report.ts';
import { tables } from './en/tables.ts';
import { topics } from './en/topics.ts';
import { transparency } from './en/transparency.ts';

const themes: Record<ThemeId, string> = {
  mood: 'Mood',
  energy: 'Energy',
  clarity: 'Clarity',
  say: 'Say in change',
  manager: 'Manager',
  safe: 'Safe to speak',
  pride: 'Pride',
  staying: 'Staying',
  fairness: 'Fairness',
  privacy: 'Privacy trust',
  recommend: 'Recommend',
};

export const en = {
  themes,
  ...frame,
  ...findings,
  ...tables,
  ...report,
  ...topics,
  ...effects,
  ...events,
  ...transparency,
};
