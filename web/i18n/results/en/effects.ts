import { inWords, plural } from './numerals.ts';

type Facts = { units: string; measure: string; title: string };

/** Before and after an event. What followed, never why. */
export const effects = {
  effects: {
    none: 'No event has been posted yet',
    event: 'Event',
    measure: 'Measure',
    line: (p: { title: string; day: string; units: string }) => `${p.title}, ${p.day}. Touched: ${p.units}`,
    rise: (p: Facts & { points: number }) =>
      `${p.measure} in ${p.units} rose ${inWords(p.points)} ${plural(p.points, 'point', 'points')} more than elsewhere after “${p.title}”`,
    fall: (p: Facts & { points: number }) =>
      `${p.measure} in ${p.units} fell ${inWords(p.points)} ${plural(p.points, 'point', 'points')} more than elsewhere after “${p.title}”`,
    same: (p: Facts) =>
      `${p.measure} in ${p.units} did not clearly move otherwise than elsewhere after “${p.title}”`,
    unknown: (title: string) => `What followed “${title}” cannot be told apart`,
    cannot: 'Cannot tell',
    why: {
      'no-wave-before': 'No wave was released before this event, so there is nothing to compare with.',
      'no-wave-after': 'No wave has been released since this event.',
      'nobody-untouched': 'Everyone was touched: nobody is left to compare with.',
      'nothing-released':
        'Nothing can be compared: one of the two groups is hidden for privacy, or is another group than before.',
      'apart-before':
        'The two groups had moved apart before the event already, so what followed may have gone on anyway.',
    },
    title: 'Touched units against untouched ones',
    sub: (p: { wave: string; touched: number; untouched: number }) =>
      `Change since ${p.wave}, the last wave before the event: ${inWords(p.touched)} touched ${plural(p.touched, 'unit', 'units')} minus ${inWords(p.untouched)} untouched ${plural(p.untouched, 'unit', 'units')}, in points.`,
    difference: 'Difference of the two changes',
    verdict: 'Against the others',
    above: 'Clearly above',
    below: 'Clearly below',
    alike: 'No clear difference',
    reference: 'compared with this wave',
    nothing: 'nothing to compare',
    before: {
      alike: 'Before the event the two groups did not clearly move apart.',
      apart: 'Before the event the two groups had clearly moved apart.',
      unknown: 'Too few waves lie before the event to see how the two groups moved before.',
    },
    howTitle: 'How to read this',
    how: [
      'The touched units are compared with the largest units that were not touched, each with itself in the last wave before the event. What happened to everybody falls out.',
      'Only released scores enter. Units that are hidden in one of the two waves, or became another group, are left out. The bar holds everything the published steps leave open, and chance.',
      'It shows what followed, not why: whatever else happened to the touched units at the same time is in it too.',
    ],
  },
};
