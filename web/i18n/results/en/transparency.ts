import { plural } from './numerals.ts';

/** The page on which anyone can check the survey. */
export const transparency = {
  transparency: {
    title: 'Check it yourself',
    lead: 'What anyone can verify about this survey without trusting the people who run it.',
    context: (p: { wave: string; season: string }) => `${p.wave}, season ${p.season}`,
    none: 'No season has been sealed yet. When it is, its rules, groups and keys stand here.',
    ballots: {
      fewer: 'Fewer ballots were counted than handed out',
      equal: 'As many ballots came in as were handed out',
      more: 'More ballots were counted than handed out',
      moreText:
        'In at least one group this cannot be. Tell the works council; do not answer until it is explained.',
      model: 'No ballot stands behind this wave',
      open: 'Nothing has been counted yet',
      openText: (p: { closes: string; releases: string }) =>
        `The pulse closes on ${p.closes}; everyone sees the results on ${p.releases}. Nobody sees a count while it is open.`,
      collecting: (closes: string) =>
        `Ballots can be collected until ${closes}. How many were handed out is published then, for every group.`,
      sub: 'The same numbers stand on the board for every group.',
      unused: (n: string) =>
        `${n} ballots were handed out and not used. More counted than handed out would mean that answers were made up.`,
      allUsed:
        'Every ballot that was handed out was used. More counted than handed out would mean that answers were made up.',
      roster: 'On the roster',
      issued: 'Ballots handed out',
      received: 'Answers received',
      withdrawn: 'Withdrawn again',
      counted: 'Counted',
      caption: (wave: string) => `Ballots of every group, ${wave}`,
      columns: {
        cohort: 'Group',
        members: 'People',
        issued: 'Handed out',
        counted: 'Counted',
        withdrawn: 'Withdrawn',
      },
      turnout: 'How many of a group answered is public after the close. What they answered is not.',
    },
    audit: {
      title: 'The release audit passed',
      waiting: 'The release audit runs at the close',
      waitingText:
        'Before anything is published, the results are attacked with the true counts at hand. If the attack wins, nothing is published.',
      support: (k: string) => `Every published figure rests on ${k} or more answers`,
      supportN: (n: string) => `${n} results`,
      differences: (k: string) => `No sum or difference of published figures describes 1 to ${k} people`,
      differencesN: (n: string) => `${n} units`,
      certain: 'No answer of anybody follows from what is published',
      certainN: (n: string) => `${n} questions`,
      bounds: 'No group counted more ballots than it was handed',
      boundsN: (n: string) => `${n} groups`,
      frozen: 'The results are those that were frozen at the close',
      frozenN: 'same hash',
      note: (p: { closed: string; method: string; engine: string }) =>
        `Run at the close, before anyone saw a result. The release names its method: ${p.method} (${p.engine}). `,
      again: 'Anyone can run it again: ',
      all: 'All waves',
      onTime: 'released on time',
      late: 'released late',
      notYet: 'not released yet',
      heldBack: (p: { wave: string; at: string }) =>
        `${p.wave}: held back on ${p.at}, because the audit found that one group could be worked out from others.`,
      lateText: (p: { wave: string; days: number }) =>
        `${p.wave}: released ${p.days} ${plural(p.days, 'day', 'days')} after its date.`,
    },
    rules: {
      title: 'Rules in force, and when they changed',
      caption: 'Rules in force',
      rule: 'Rule',
      now: 'Now',
      since: 'Since',
      history: 'History',
      was: (p: { value: string; since: string }) => `${p.value} from ${p.since}`,
      names: {
        k_cell: 'Answers behind every figure and every difference',
        k_distribution: 'Answers before single answers are shown as shares',
        k_comments: 'Answers before comments are shown',
        min_comments: 'Writers before comments are shown',
        k_cohort: 'People a group on a ballot must have',
        gap_hours: 'Hours between collecting and answering',
        dispute_days: 'Days until sealed answers are erased',
      },
      note: 'Rules are fixed before the ballots of a season are collected, and nobody can change them during it.',
    },
    gone: {
      title: 'What was destroyed, and when',
      sub: 'Keys that could make ballots go when collecting ends; sealed answers go when the time for disputes is over.',
      caption: 'Destroyed keys and erased answers',
      columns: { wave: 'Wave', keys: 'Signing keys', answers: 'Sealed answers' },
      keys: (at: string) => `Destroyed on ${at}`,
      keysDue: (at: string) => `Destroyed when collecting ends, ${at}`,
      erased: (at: string) => `Erased on ${at}`,
      erasedDue: (at: string) => `Erased after ${at}`,
      limits:
        'The log records these acts. That no copy was kept elsewhere cannot be shown by it; where a provider keeps a history of its database, destruction cannot be shown here.',
    },
    log: {
      title: 'The public log, in plain words',
      sub: 'Each entry names a document by its SHA-256 and the entry before it, so none can be changed or taken out unseen.',
      caption: 'Entries of the public log, the latest first',
      columns: { entry: 'Entry', at: 'When', what: 'What happened', raw: 'Bytes' },
      raw: 'document',
      rawOf: (n: string) => `Document of entry ${n}`,
      all: (n: string) => `Show all ${n} entries`,
      whole: 'The whole log',
      manifest: (p: { season: string; people: string; groups: string; waves: number }) =>
        `Season ${p.season} was sealed: ${p.people} people in ${p.groups} groups, ${p.waves} ${plural(p.waves, 'wave', 'waves')}, with rules, questions, dates and keys. Nothing in it can change.`,
      collection: (p: { season: string; issued: string; people: string }) =>
        `Collecting for season ${p.season} ended. ${p.issued} of ${p.people} people were given ballots. The signing keys were destroyed, so that no further ballot can be made.`,
      close: (p: { wave: string; size: string; withdrawn: string }) =>
        `The pulse of ${p.wave} closed with ${p.size} ballots, ${p.withdrawn} of them withdrawn. The list of ballots was published and the results were frozen.`,
      release: (wave: string) => `The results of ${wave} were published, for everyone at the same moment.`,
      releaseUnknown: 'Results were published that no close announced.',
      erasure: (p: { wave: string; erased: string }) =>
        `The sealed answers of ${p.wave} were erased: ${p.erased} rows.`,
      build: 'Another build of the programs was put to use. The document names its hash.',
      event: (p: { title: string; date: string }) =>
        `An event was put on the timeline: ${p.title}, ${p.date}.`,
      eventAgain: (p: { title: string; date: string }) =>
        `An event was corrected: ${p.title}, ${p.date}. The earlier wording stays in the log.`,
      note: (text: string) => `Note: ${text}`,
      noteUnknown: 'A note of a kind that this page does not know.',
    },
    check: {
      title: 'The log, checked on this device',
      running: 'Checking every signature.',
      good: (n: string) =>
        `${n} entries, each signed and chained to the one before. Nothing is missing between them.`,
      bad: (n: string) => `The log breaks at entry ${n}`,
      badText: 'It is not the log that was signed. Tell the works council, and do not answer.',
      why: {
        malformed: 'The entry is malformed.',
        'out-of-order': 'The entry has the wrong number.',
        'broken-chain': 'The entry does not follow from the one before it.',
        'bad-signature': 'The entry is not signed by the key that the six words cover.',
      },
      keys: 'Seasons name different keys for the log.',
      insecure: 'This browser cannot check signatures on this page. Open it over HTTPS.',
    },
    words: {
      title: 'Six words of this season',
      season: (p: { season: string; sealed: string }) => `Season ${p.season}, sealed on ${p.sealed}`,
      text: 'They stand for the keys, groups, rules and questions of the season, and are the same for everyone. Compare them with the notice at the entrance, a colleague, or the works council. If one word differs, do not collect, and tell the works council.',
      waiting: 'Working out the six words. This is slow on purpose.',
      none: 'This browser cannot work out the six words on this page. Open it over HTTPS.',
      full: 'Show the full fingerprint',
      fullLabel: 'SHA-256 of the manifest',
    },
    sides: {
      title: 'Who holds which side',
      text: 'The desk knows people and signs ballots it cannot see. The box takes answers and knows nobody. The board shows everyone the same.',
      desk: 'Desk',
      box: 'Box',
      board: 'Board',
      one: 'In this season one host runs all three. The separation then rests on time and on blind signatures, not on separate hands.',
      split: 'Desk and box are on separate hosts.',
    },
    outside: {
      title: 'Check it from outside',
      text: 'On any computer, without an account: every ballot, signature, bound and hash on this board.',
      audit: 'And what the published results give away:',
      command: 'Command',
    },
    limits: {
      title: 'What this page cannot prove',
      points: [
        'That nobody looked over your shoulder, or watched the device you answered on.',
        'That a comment does not sound like its writer.',
        'That every person on the roster exists. The works council compares it with the payroll.',
        'That this page itself is honest. The command above does not need it.',
      ],
    },
  },
};
