/**
 * Words of the results pages. Findings are built from verdicts: nothing here says better or worse of a raw difference.
 * Parameters arrive formatted for the reader's language.
 */
import type { ThemeId } from '../../../worker/core/questionnaire.ts';

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];
const TEENS = [
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
/** Small whole numbers as words, as in running text. */
const inWords = (n: number): string => WORDS[n] ?? TEENS[n - 12] ?? `${n}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

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
  skip: 'Skip to the finding',
  nav: { label: 'Main', overview: 'Overview', units: 'Units' },
  theme: { light: 'Light colours', dark: 'Dark colours' },
  everyoneSees: (org: string) => `Everyone at ${org} sees this page`,
  pageTitle: (finding: string) => `${finding} – Chorus`,
  wave: 'Wave',
  waveLine: (p: { wave: string; number: number; asked: string; released: string }) =>
    `${p.wave}, wave ${p.number}. Asked ${p.asked}, released ${p.released}`,
  waveLineShort: (p: { org: string; wave: string; number: number }) =>
    `${p.org}, ${p.wave}, wave ${p.number}`,
  themes,

  finding: {
    rise: (wave: string) => `Morale rose in ${wave}`,
    fall: (wave: string) => `Morale fell in ${wave}`,
    same: (wave: string) => `No clear change in morale since ${wave}`,
    riseBelow: (p: { wave: string; other: string }) =>
      `Morale rose in ${p.wave}, but is still below ${p.other}`,
    fallAbove: (p: { wave: string; other: string }) =>
      `Morale fell in ${p.wave}, but is still above ${p.other}`,
    sameBelow: (p: { wave: string; other: string }) =>
      `No clear change in morale since ${p.wave}, and still below ${p.other}`,
    sameAbove: (p: { wave: string; other: string }) =>
      `No clear change in morale since ${p.wave}, and still above ${p.other}`,
    first: (range: string) => `Morale lies between ${range}`,
    word: { low: 'Morale is low', mixed: 'Morale is mixed', high: 'Morale is high' },
    notComparable: (wave: string) => `Another group than in ${wave}: nothing to compare`,
    hidden: 'Morale is hidden for privacy in this wave',
    absent: 'Nothing is reported here in this wave',
  },
  unitFinding: {
    rise: (p: { unit: string; wave: string }) => `${p.unit} rose in ${p.wave}`,
    fall: (p: { unit: string; wave: string }) => `${p.unit} fell in ${p.wave}`,
    same: (p: { unit: string; wave: string }) => `${p.unit} shows no clear change since ${p.wave}`,
    below: (p: { finding: string; points: number; org: string }) =>
      `${p.finding}, and is ${inWords(p.points)} ${plural(p.points, 'point', 'points')} below ${p.org}`,
    above: (p: { finding: string; points: number; org: string }) =>
      `${p.finding}, and is ${inWords(p.points)} ${plural(p.points, 'point', 'points')} above ${p.org}`,
    like: (p: { finding: string; org: string }) => `${p.finding}, and no clear difference from ${p.org}`,
    belowOnly: (p: { unit: string; points: number; org: string }) =>
      `${p.unit} is ${inWords(p.points)} ${plural(p.points, 'point', 'points')} below ${p.org}`,
    aboveOnly: (p: { unit: string; points: number; org: string }) =>
      `${p.unit} is ${inWords(p.points)} ${plural(p.points, 'point', 'points')} above ${p.org}`,
    likeOnly: (p: { unit: string; org: string }) => `${p.unit} shows no clear difference from ${p.org}`,
    hidden: (unit: string) => `${unit}: hidden for privacy in this wave`,
    absent: (unit: string) => `${unit} is counted in the unit above`,
  },
  numberRange: (low: string, high: string) => `${low} and ${high}`,

  score: {
    title: 'Morale index',
    of: 'of 100',
    likely: (range: string) => `Likely range ${range}`,
    rangeOnly: (range: string) => `Between ${range}`,
    words: { low: 'low', mixed: 'mixed', high: 'high' },
    how: 'How it is calculated',
    change: (p: { points: string; low: string; high: string }) =>
      `${p.points} points, likely ${p.low} to ${p.high}`,
    changeRange: (p: { low: string; high: string }) => `Likely ${p.low} to ${p.high} points`,
    answered: (share: string) => `${share} answered`,
    ofPeople: (people: string) => `Of ${people} people`,
    ofPeopleBefore: (p: { people: string; share: string; wave: string }) =>
      `Of ${p.people} people. ${p.share} in ${p.wave}`,
    answeredHidden: 'Answer rate hidden for privacy',
    hidden: 'Hidden for privacy',
    absent: 'Not reported here',
    mark: (name: string) => `Upright mark: ${name}`,
  },
  verdict: {
    rise: 'Clear rise',
    fall: 'Clear fall',
    same: 'No clear change',
    none: 'Not comparable',
    nothing: 'Nothing to compare',
    riseSince: (wave: string) => `Clear rise since ${wave}`,
    fallSince: (wave: string) => `Clear fall since ${wave}`,
    sameSince: (wave: string) => `No clear change since ${wave}`,
    noneSince: 'Not comparable: the group changed',
    nothingBefore: 'Nothing to compare with',
    stillBelow: (wave: string) => `Still clearly below ${wave}`,
    stillAbove: (wave: string) => `Still clearly above ${wave}`,
    clearlyBelow: (org: string) => `Clearly below ${org}`,
    clearlyAbove: (org: string) => `Clearly above ${org}`,
    closeTo: (org: string) => `No clear difference from ${org}`,
    riseWord: 'clear rise',
    fallWord: 'clear fall',
  },
  share: {
    between: (low: string, high: string) => `${low}–${high}%`,
    upTo: (high: string) => `up to ${high}%`,
    over: (low: string) => `over ${low}%`,
    betweenShort: (low: string, high: string) => `${low}–${high}`,
    upToShort: (high: string) => `≤ ${high}`,
    overShort: (low: string) => `> ${low}`,
  },

  trend: {
    back: (p: { back: number; lost: number }) =>
      `${capital(inWords(p.back))} of the ${inWords(p.lost)} points lost ${plural(p.back, 'has', 'have')} come back`,
    below: (p: { points: number; wave: string }) =>
      `${capital(inWords(p.points))} ${plural(p.points, 'point', 'points')} below ${p.wave}`,
    above: (p: { points: number; wave: string }) =>
      `${capital(inWords(p.points))} ${plural(p.points, 'point', 'points')} above ${p.wave}`,
    same: (wave: string) => `No clear change since ${wave}`,
    groups: (wave: string) => `Before and from ${wave} are two different groups`,
    first: 'The first wave of this group',
    small: 'Ranges, because fewer than 50 answer',
    hidden: 'Nothing can be shown for this wave',
    sub: (p: { waves: number; low: string; high: string }) =>
      `Morale index, ${p.waves} ${plural(p.waves, 'wave', 'waves')}, shown from ${p.low} to ${p.high}. Grey band: likely range`,
    subRanges: (p: { waves: number; low: string; high: string }) =>
      `Morale index, ${p.waves} ${plural(p.waves, 'wave', 'waves')}, shown from ${p.low} to ${p.high}. Bars: likely range`,
    likely: (range: string) => `likely ${range}`,
    answered: '% answered',
    groupChanged: ['Group', 'changed'],
    people: (people: string) => `${people} people`,
    cutNote: 'The line is cut where the group changed. No comparison is made across the cut.',
    label: (p: {
      name: string;
      waves: number;
      first: string;
      lowest: string;
      last: string;
      hidden: string;
    }) =>
      `Morale of ${p.name} over ${p.waves} ${plural(p.waves, 'wave', 'waves')}. ${p.first}${p.lowest}${p.last}${p.hidden}`,
    labelFirst: (p: { score: string; wave: string }) => `First ${p.score} in ${p.wave}. `,
    labelLowest: (p: { score: string; wave: string }) => `Lowest ${p.score} in ${p.wave}. `,
    labelLast: (p: { score: string; wave: string }) => `Last ${p.score} in ${p.wave}. `,
    labelHidden: (waves: string) => `Hidden for privacy: ${waves}.`,
    columns: {
      wave: 'Wave',
      morale: 'Morale',
      range: 'Likely range',
      answered: 'Answered',
      before: 'Wave before',
    },
    caption: (name: string) => `Morale index of ${name} in every wave`,
  },
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
    units: 'Units',
    peopleIn: (people: string) => `${people} people`,
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
    row: (p: { theme: string; unit: string; low: string; high: string }) =>
      `${p.theme}, ${p.unit}: likely ${p.low} to ${p.high}`,
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
    merged: (parent: string) => `Too few people when the season was sealed. Counted in ${parent}`,
    spark: (p: { unit: string; values: string }) => `${p.unit}: ${p.values}`,
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
    steps: (points: string) =>
      `Shares are published in steps of ${points} points, so that nobody can be picked out.`,
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
  trust: {
    label: 'How far to trust these numbers',
    missing: 'Who is missing',
    missingText: (p: { share: string; people: string }) =>
      `${p.share} of ${p.people} people did not answer. The likely range allows for chance, not for people who chose to stay silent.`,
    missingHidden:
      'How many answered is hidden for privacy. The likely range allows for chance, not for people who chose to stay silent.',
    hidden: 'What is hidden',
    hiddenText: (p: { hidden: string; all: string }) =>
      `${p.hidden} of the ${p.all} results in the table are hidden for privacy.`,
    hiddenNone: (all: string) => `None of the ${all} results in the table is hidden.`,
    hiddenWhy: 'Why results are hidden',
    checked: 'What was checked',
    checkedText: (p: { k: string }) =>
      `Before release, every sum and difference of published groups was checked: none describes 1 to ${p.k} people.`,
    csv: 'Download CSV',
  },
  why: {
    title: 'Why results are hidden',
    text: 'Hidden for privacy. Too few people answered, or this number would give another group away.',
    long: (units: string) =>
      `We do not say which, because that would itself be a clue. Their answers still count in ${units}.`,
    unitsAnd: (p: { unit: string; org: string }) => `${p.unit} and in ${p.org}`,
  },
  how: {
    title: 'How it is calculated',
    score:
      'Every answer counts 100 if it is favourable, 0 if it is unfavourable and 50 if it is in between. A score is the mean: 50 means as much agreement as disagreement. “Prefer not to say” is not counted.',
    steps: (k: string) =>
      `Results are published in steps, not as exact figures, and only for groups in which ${k} or more people answered. The smaller the group, the wider the steps, so that even a unanimous team gives nobody away.`,
    morale: 'The morale index is the mean of the core statements. It is shown only if every one of them is.',
    range:
      'The likely range covers the published step and the chance that other people had answered (95%). Ranges are rounded outward.',
    change:
      'A change is called clear if its likely range excludes 0 and it is at least 3 points. Where many are looked at together, this is corrected for (Benjamini-Hochberg, 5%).',
    small: 'Groups of fewer than 10 answers get a word (low, mixed, high), those of 10 to 49 a range.',
  },
  empty: {
    title: 'No results yet',
    text: (p: { closes: string; releases: string }) =>
      `The first pulse closes on ${p.closes}; everyone sees the results on ${p.releases}.`,
    closed: (releases: string) => `The first pulse has closed; everyone sees the results on ${releases}.`,
    none: 'No season has been sealed yet. When it is, the dates of the first pulse stand here.',
  },
  notFound: {
    unit: 'There is no such unit',
    unitText: 'It may have had another name in this season, or the link is incomplete.',
    org: 'There is no such page',
    orgText:
      'The link may be incomplete. It holds the name of your organisation and sixteen letters and digits.',
    back: 'To the overview',
    start: 'To the start page',
  },
  error: {
    title: 'This page could not be loaded',
    text: 'Nothing is lost: results are kept on the board. Check the connection and load the page again.',
    tampered: 'The results do not match the public log',
    tamperedText:
      'A document differs from the one that was logged when it was published, so it is not shown. Tell the people who run the survey, and the works council.',
    again: 'Load again',
  },
  rehearsal: {
    label: 'This is not a real survey',
    title: 'A demo or rehearsal.',
    text: (time: string) => `Nothing here counts, and the clock can be moved. It is ${time}.`,
    start: 'Start page',
  },
  loading: 'Loading the results',
  crumbs: 'Where this unit is',
  within: 'in',

  start: {
    title: 'Morale pulse surveys in which nobody is heard alone',
    lead: 'Chorus asks everyone in an organisation the same few questions, and shows everyone the same results.',
    points: [
      'Who collects a ballot is known. What is answered is not: the two are kept apart by blind signatures.',
      'No result describes a small group, not directly and not by subtraction.',
      'Staff and leadership see the same results at the same moment.',
    ],
    link: 'Link of your organisation',
    linkHelp: 'It is in the message you were sent, and looks like',
    linkExample: '/o/northwind-k3v7q2m9x4b8d6f1/',
    open: 'Open',
    bad: 'This is not the link of an organisation. It holds /o/ and a name after it.',
  },
  demo: {
    title: (org: string) => `A season at ${org}, ready to be played`,
    lead: 'Everything here runs for real: blind-signed ballots, sealed answers, the release engine. Only the people are invented.',
    now: (time: string) => `It is ${time} in this demo.`,
    close: 'Move the demo’s clock to the close',
    closeText: (time: string) =>
      `A pulse cannot be closed early, by anyone. Only a demo has a clock that moves. It goes to ${time}: the pulse has closed, the answers are counted, the results are out.`,
    moving: 'Moving the clock. Answers are being counted.',
    move: 'Move it',
    failed: 'The clock was not moved. Load the page and try again.',
    open: 'Open',
  },
};
