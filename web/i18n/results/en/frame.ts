/** What stands round the figures: header, trust, explanations, empty and failing pages, the start. */
export const frame = {
  skip: 'Skip to the finding',
  nav: {
    label: 'Main',
    menu: 'Menu',
    overview: 'Overview',
    units: 'Units',
    questions: 'Questions',
    comments: 'Comments',
    effects: 'Events',
    transparency: 'Transparency',
  },
  onlyYou: 'Only who holds the admin link sees this page',
  publicPage: 'Public page, no sign-in',
  theme: { light: 'Light colours', dark: 'Dark colours' },
  everyoneSees: (org: string) => `Everyone at ${org} sees this page`,
  pageTitle: (finding: string) => `${finding} – Chorus`,
  wave: 'Wave',
  waveLine: (p: { wave: string; number: number; asked: string; released: string }) =>
    `${p.wave}, wave ${p.number}. Asked ${p.asked}, released ${p.released}`,
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
    lead: 'Blind-signed ballots, sealed answers and the release engine run for real. The people are invented, and so are the answers of the past waves.',
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
