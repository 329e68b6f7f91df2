/** The answering page, up to sending. */
const SPELLED = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const spell = (n: number): string => SPELLED[n] ?? String(n);

export const answer = {
  /** `month` names the wave where that is enough. */
  pulse: (wave: string) => `${wave} pulse`,
  before: {
    title: 'Before you answer',
    questions: (n: number) => (n === 1 ? '1 question' : `${n} questions`),
    minutes: (n: number) => (n === 1 ? 'about 1 minute' : `about ${n} minutes`),
    closes: (when: string) => `Closes ${when}`,
    promise: 'The only thing about you that travels with your answers',
    sees: 'Who will see what',
    everyone: 'Everyone here',
    everyoneText: (k: number, day: string) =>
      `Results of groups in which ${k} or more people answered, from ${day}.`,
    manager: 'Your manager',
    managerText: 'The same page as everyone else. Nothing more.',
    nobody: 'Nobody',
    nobodyText: 'Your own answers. It is known that you were given a ballot, not whether you used it.',
    notKept: 'What is not kept',
    notKeptText:
      'You are not signed in on this page. Your name, e-mail, device, network address and the time you answered are not stored with your answers. No setting can turn this on later.',
    how: 'How this works, and how to check it',
    howText: [
      'Your ballot was signed without the signer seeing it. It proves that somebody in your group may answer once, and nothing else.',
      'What you send is sealed under a number that only this device knows. After the close, a public list holds that number, so you can see that your ballot was counted.',
      'The rules above were fixed in public before anyone collected, and your page checked them. Six words stand for them: compare them with a colleague.',
      'What this cannot protect against: spyware on this device, a manipulated page, your style of writing, a network address that only you use, and colleagues of a group who put together what they know.',
    ],
    start: 'Start',
    resume: 'Go on',
    decline: 'Not this time',
  },
  declined: {
    title: 'Nobody is told',
    text: (when: string) => `You can still answer until ${when}.`,
    back: 'Back',
  },
  question: {
    back: 'Back',
    pause: 'Pause',
    next: 'Next',
    review: 'Review answers',
    skip: 'Skip',
    of: (at: string, total: string) => `${at} of ${total}`,
    optional: (of: string) => `${of}, optional`,
    spoken: (at: string, total: string) => `Question ${at} of ${total}.`,
    travels: (label: string, n: string) => `Travels with *${label}*, ${n} people`,
    preferNot: 'Prefer not to say',
    choose: 'Choose an answer, or “Prefer not to say”.',
    agreement: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
    done: ['Not done', 'Cannot tell', 'Done'],
    lowest: 'Not at all likely',
    highest: 'Extremely likely',
    keys: 'On a keyboard: 1 to 5 choose, 0 is “Prefer not to say”, Enter goes on.',
  },
  comment: {
    label: 'Your comment',
    shown: (unit: string, people: number, writers: number) =>
      `Shown word for word, under ${unit}, if ${people} or more people there answer and at least ${writers} write; otherwise under a larger unit or not at all`,
    count: (used: string, most: string) => `${used} of ${most}`,
    tooLong: (over: string) => `This comment is ${over} characters too long.`,
  },
  paused: {
    title: 'Paused',
    text: 'Your answers stay on this device until you send them or the pulse closes.',
    resume: 'Go on',
    discard: 'Delete what I answered so far',
  },
  review: {
    title: 'Review your answers',
    text: 'Nothing has been sent yet.',
    change: 'Change',
    changeThis: (question: string) => `Change: ${question}`,
    nothing: 'No comment',
    send: 'Send answers',
    sendChanged: 'Send changed answers',
  },
  sending: {
    title: 'Sending',
    text: 'Your answers are being sealed.',
    withdrawing: 'Your answers are being withdrawn.',
  },
  few: {
    title: (n: number) => `Only ${n} people collected a ballot`,
    text: (n: number, group: string, intended: number) =>
      `Only ${n} people in ${group} collected a ballot, fewer than the ${intended} intended. Your answers would be one of at most ${n}. Send them?`,
    send: 'Send answers',
    keep: 'Do not send',
  },
  tooFew: {
    title: 'Nothing was sent',
    text: (group: string) =>
      `So few people in ${group} collected a ballot that answers could point to a person.`,
  },
  unclosed: {
    title: 'Not yet',
    text: 'The public log does not say yet that collecting has closed. Until it does, answers could be matched to collecting, so this page sends nothing. Your answers stay on this device. Try again in a few minutes.',
    again: 'Try again',
  },
  notSent: {
    title: 'Your answers were not sent.',
    text: 'The connection dropped. They are still on this device.',
    withdraw: 'Your answers were not withdrawn.',
    withdrawText: 'The connection dropped. They are still in the box.',
    again: 'Send again',
    edit: 'Back to the answers',
  },
  used: {
    title: 'This ballot has been used',
    text: 'To change those answers you need the receipt from that time. Without it they stay as they are.',
    open: 'Open a receipt file',
  },
  rejected: {
    title: 'The box did not take it',
    text: (code: string) =>
      `It answered “${code}”. Your answers are still on this device. Tell the people who run the survey; nobody learns which answers are yours from that.`,
    receipt:
      'The box answered with a receipt that does not verify. Send again; if it stays so, tell the works council.',
  },
  tooEarly: {
    title: 'No pulse is open',
    text: (pulse: string, when: string) =>
      `The ${pulse} opens ${when}. Your ballot for it is in this browser.`,
  },
  closed: {
    title: (pulse: string) => `The ${pulse} has closed`,
    text: (pulse: string, when: string, day: string) =>
      `The ${pulse} closed on ${when}. Results appear for everyone on ${day}.`,
    out: (day: string) => `Results have been there for everyone since ${day}.`,
    results: 'See results',
    next: (pulse: string, when: string) => `The ${pulse} opens ${when}.`,
    unsent: 'What you had answered was not sent. It is deleted from this device when you leave this page.',
  },
  none: {
    title: 'There is no ballot in this browser',
    text: 'Answering takes a ballot that was collected earlier. This page has asked nobody, and nobody knows that you opened it.',
    otherTitle: 'If you collected your ballots',
    other:
      'They are in the browser where you collected them. Open this page there, or open the ballot link or file that you took along.',
    open: 'Open a ballot file',
    neverTitle: 'If you did not collect',
    never:
      'Open the personal link from your message while collecting is open. After that there are no new ballots until next season, because handing them out later would show who answers.',
    unreadable: 'This file holds no ballots and no receipt of Chorus.',
  },
  brought: {
    bad: 'This ballot link is not complete',
    badText:
      'Part of it is missing, or it belongs to another organisation. Open all of it again, or the file.',
    wait: 'Checking your ballots',
    partTitle: (got: string, all: string) => `Code ${got} of ${all} is in`,
    part: (missing: string) =>
      `More codes belong to these ballots. Scan them with this phone’s camera too, in any order, and open their links in this browser. Still missing: ${missing}.`,
    goOn: 'Go on with what is here',
  },
  choose: {
    title: 'Whose ballot is yours?',
    text: 'Ballots of more than one person are in this browser.',
    ballot: (n: number) => `Ballot ${n}`,
    answered: 'answered',
  },
  spell,
};
