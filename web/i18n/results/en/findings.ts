import { capital, inWords, plural } from './numerals.ts';

/** Findings, verdicts, the score and the trend. Built from verdicts: nothing here says better or worse of a raw difference. */
export const findings = {
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
};
