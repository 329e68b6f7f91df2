import { plural } from './numerals.ts';

/** Events on the timeline, and the page on which leadership posts them. */
export const events = {
  events: {
    onChart: 'Events in the chart',
    column: 'Events',
    inTable: (p: { title: string; date: string }) => `${p.title}, ${p.date}`,
    everyone: 'Everyone',
  },
  admin: {
    title: 'Events on the timeline',
    lead: 'Facts with a date, which everyone sees on the trend. They stand on the public log for good: a correction replaces what is shown, and the earlier wording stays readable.',
    noToken: 'This page needs the admin link',
    noTokenText:
      'Open it by the link that “chorus serve” printed. The token stands after the # and is kept in this page only, until you close it.',
    add: 'Add an event',
    change: (title: string) => `Change “${title}”`,
    edit: 'Change',
    editOf: (title: string) => `Change ${title}`,
    name: 'What happened',
    nameHelp: (n: string) => `Two to four words, at most ${n} characters. No cause, no judgement.`,
    day: 'Day',
    units: 'Units touched',
    unitsHelp: 'None chosen means everyone.',
    text: 'More, for those who ask (optional)',
    preview: 'How it will look',
    previewEmpty: 'Write what happened and choose a day.',
    post: 'Put on the timeline',
    replace: 'Replace the earlier wording',
    cancel: 'Cancel',
    posting: 'Publishing on the log.',
    posted: 'It is on the log, and on the trend of everyone.',
    missing: 'Say what happened and when.',
    refused: 'The token is not the one of this organisation. Open the admin link again.',
    failed: 'It was not published. Nothing was changed. Try again.',
    none: 'No event has been posted yet.',
    list: 'Events so far',
    touched: (n: number) => `${n} ${plural(n, 'unit', 'units')}`,
  },
};
