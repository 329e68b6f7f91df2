import { capital, inWords, plural } from './numerals.ts';

/** The heat map, lists and tables. */
export const tables = {
  table: {
    show: 'Show as table',
    hide: 'Hide table',
    copy: 'Copy',
    copied: 'Copied',
    region: (caption: string) => `Table: ${caption}`,
  },
  cell: {
    hidden: 'hidden for privacy',
    hiddenTitle: 'Hidden for privacy',
    absent: 'not reported here',
    absentTitle: 'Not reported here',
  },
  heat: {
    weakestAll: (theme: string) => `${theme} is the weakest theme in every unit`,
    weakestBut: (p: { theme: string; others: number }) =>
      `${p.theme} is the weakest theme in every unit but ${inWords(p.others)}`,
    weakestSome: (p: { theme: string; units: number; all: number }) =>
      `${p.theme} is the weakest theme in ${p.units} of ${p.all} units`,
    plain: 'Units and themes',
    sub: 'Score from 0 to 100, lowest morale first. 50 means as much agreement as disagreement.',
    caption: (wave: string) => `Score from 0 to 100 for each unit and theme, ${wave}`,
    unit: 'Unit',
    people: 'and people in it',
    morale: 'Morale',
    all: (org: string) => `All of ${org}`,
    expand: (unit: string) => `Show units in ${unit}`,
    theme: 'Theme:',
    peopleIn: (people: string) => `${people} people`,
    most: (n: string) =>
      `The first ${n} rows are shown. Open a unit for what is inside it, or find it under Units.`,
    keyScale: 'Colour scale with steps at 25, 35, 45, 55, 65 and 75',
    keySame: 'The same score has the same colour in every unit and wave.',
    keyChange: (wave: string) => `Clear change since ${wave}`,
  },
  movers: {
    title: (n: number) =>
      n === 0 ? 'No clear changes' : `${capital(inWords(n))} clear ${plural(n, 'change', 'changes')}`,
    sub: (p: { wave: string; units: number; comparisons: string }) =>
      `Since ${p.wave}, in ${inWords(p.units)} ${plural(p.units, 'unit', 'units')} and ${p.comparisons} ${p.comparisons === '1' ? 'comparison' : 'comparisons'}.`,
    largest: (n: number) => `The ${inWords(n)} largest are shown here, all of them in the table.`,
    note: 'Dot: change in points. Bar: likely range.',
    rest: (p: { count: number; text: string }) =>
      p.count === 0
        ? ''
        : `${p.count === 1 ? 'The other comparison shows' : `The other ${p.text} comparisons show`} no clear change.`,
    first: 'The first wave has nothing to be compared with.',
    noPair: 'No group can be compared with the wave before.',
    caption: 'Clear changes',
    columns: { unit: 'Unit', theme: 'Theme', change: 'Change', range: 'Likely range' },
  },
  inside: {
    title: (unit: string) => `Inside ${unit}`,
    columns: {
      unit: 'Unit',
      people: 'People',
      answered: 'Answered',
      morale: 'Morale',
      since: (wave: string) => `Since ${wave}`,
      change: 'Change',
      waves: (n: number) => (n === 1 ? 'This wave' : `Last ${n} waves`),
    },
    note: (p: { unit: string; score: string }) =>
      `Dot and bar: score and likely range. Upright mark: ${p.unit}, ${p.score}. A hatched wave in a small chart is hidden for privacy and is not bridged.`,
    noteHidden:
      'Dot and bar: score and likely range. A hatched wave in a small chart is hidden for privacy and is not bridged.',
    open: (unit: string) => `Open ${unit}`,
    merged: (parent: string) => `Too few people when the season was sealed. Counted in ${parent}`,
  },
  units: {
    title: (n: string) => `All ${n} units`,
    sub: 'In the order of the organisation. Open a unit for its trend, its themes and the answers.',
    find: 'Find a unit',
    found: (n: number) => `${n} ${plural(n, 'unit', 'units')}`,
    foundMost: (p: { all: string; most: string }) =>
      `${p.all} units. The first ${p.most} are listed; a part of a name finds the others.`,
    none: 'No unit has these letters in its name.',
  },
  answers: {
    title: (unit: string) => `How people in ${unit} answered`,
    sub: (org: string | null) =>
      org === null
        ? 'Share of those who gave an answer. Beside it: the score.'
        : `Share of those who gave an answer. Beside it: the score, and the difference from ${org}.`,
    small: (k: string) =>
      `Shares of single answers are published where ${k} or more people answered. Here: score and likely range.`,
    statement: 'Statement',
    score: 'Score',
    versus: (org: string) => `vs ${org}`,
    unclear: 'not clear',
    scale: ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'],
    share: (p: { answer: string; share: string }) => `${p.answer} ${p.share}%`,
    recommend: 'Would recommend working here, −100 to 100',
    recommendRange: (p: { score: string; range: string }) => `${p.score}, likely ${p.range}`,
    to: (low: string, high: string) => `${low} to ${high}`,
  },
  comments: {
    title: 'What people wrote',
    sub: (p: { k: string; writers: string }) =>
      `Word for word, in random order and without dates. Shown for groups in which ${p.k} or more people answered and ${p.writers} or more wrote.`,
    more: (n: string) => `Show all ${n}`,
  },
};
