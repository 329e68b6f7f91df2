import { plural } from './numerals.ts';

/** The dialog that makes a report, and the words that stand only in its files. */
export const report = {
  export: {
    open: 'Export report',
    title: 'Export report',
    lead: 'The file is made on this device from the released results, and holds nothing that the pages do not show.',
    format: 'Format',
    formats: {
      pdf: 'PDF',
      pptx: 'PowerPoint',
      xlsx: 'Excel',
      csv: 'CSV',
      sdmx: 'SDMX-CSV',
      png: 'PNG',
    },
    about: {
      pdf: 'A document to read and print.',
      pptx: 'Slides with charts and tables that can be edited.',
      xlsx: 'A sheet for each section, figures as numbers.',
      csv: 'The released steps of every unit and statement, a row each.',
      sdmx: 'The same for statistics programs, with OBS_STATUS.',
      png: 'The trend of one unit as a picture.',
    },
    waves: 'Waves',
    from: 'From',
    to: 'To',
    wavesNote: 'Scores, questions and comments are those of the last wave. The trend shows all of them.',
    wavesCells: 'Every wave from the first to the last.',
    units: 'Units',
    unitsThis: (unit: string) => `${unit} as a whole`,
    unitsInside: (unit: string) => `${unit} and the units directly inside`,
    unitsAll: (p: { unit: string; units: string }) => `${p.unit} and all ${p.units} units inside`,
    unitsChosen: 'Chosen units',
    find: 'Find a unit',
    found: (p: { shown: string; all: string; chosen: string }) =>
      `${p.shown} of ${p.all} units listed, ${p.chosen} chosen.`,
    sections: 'Sections',
    make: 'Export',
    cancel: 'Cancel',
    working: 'Making the file',
    step: (p: { done: string; all: string }) => `${p.done} of ${p.all} pages`,
    done: (name: string) => `${name} was saved where this browser keeps downloads.`,
    failed: 'The file was not made. Nothing was sent anywhere. Try again, or choose fewer units.',
    offline:
      'The part of the program that makes this file could not be loaded. Check the connection and try again.',
    noUnits: 'Choose at least one unit.',
    noSections: 'Choose at least one section.',
  },
  report: {
    report: 'Report',
    about: 'About',
    sections: {
      overview: 'Overview',
      heat: 'Units and themes',
      trend: 'Trend',
      questions: 'Questions',
      comments: 'Comments',
    },
    subtitle: (p: { wave: string; number: number; asked: string; released: string }) =>
      `${p.wave}, wave ${p.number}. Asked ${p.asked}, released ${p.released}`,
    waves: 'Waves',
    wavesOne: (wave: string) => `${wave}.`,
    wavesMany: (p: { count: string; first: string; last: string }) =>
      `${p.count} waves, from ${p.first} to ${p.last}. Scores, questions and comments are those of ${p.last}.`,
    units: 'Units',
    unitsText: (p: { chosen: string; all: string }) =>
      p.chosen === p.all ? `All ${p.all} units.` : `${p.chosen} of ${p.all} units.`,
    rules: 'Rules in force',
    rulesCell: (k: string) =>
      `A result is published only if ${k} or more people answered, and only if no sum or difference of published results describes fewer.`,
    rulesMore: (p: { distribution: string; comments: string; writers: string }) =>
      `Shares of single answers need ${p.distribution} people, comments ${p.comments} people of whom ${p.writers} wrote.`,
    rulesFixed:
      'The rules were fixed before the season opened and cannot be weakened after. Everyone sees the same results at the same moment.',
    range: 'How to read a range',
    overviewTitle: (p: { org: string; wave: string }) => `${p.org} in ${p.wave}`,
    overviewSub: (wave: string | null) =>
      wave === null
        ? 'Morale index from 0 to 100 with its likely range.'
        : `Morale index from 0 to 100 with its likely range, and the change since ${wave}.`,
    overviewColumns: {
      unit: 'Unit',
      people: 'People',
      answered: 'Answered, %',
      morale: 'Morale',
      range: 'Likely range',
      change: 'Change',
      points: 'Points',
      pointsRange: 'Likely change',
    },
    trendPlain: (p: { unit: string; waves: number }) =>
      `${p.unit} in ${p.waves} ${plural(p.waves, 'wave', 'waves')}`,
    lines: { low: 'Likely range, from', high: 'Likely range, to' },
    rangeFrom: (column: string) => `${column}, from`,
    rangeTo: (column: string) => `${column}, to`,
    page: (p: { page: string; pages: string }) => `Page ${p.page} of ${p.pages}`,
    continued: (title: string) => `${title}, continued`,
    contents: 'Contents',
    comment: 'Comment',
    hidden: 'hidden for privacy',
    riseKey: 'Triangle up: clear rise',
    fallKey: 'Triangle down: clear fall',
    letters: 'Some letters here belong to a script that this file cannot set. The XLSX has them.',
    source: (org: string) => `Chorus, from the released results of ${org}`,
  },
};
