import { capital, inWords, plural } from './numerals.ts';

/** Pages about questions and comments. */
export const topics = {
  unit: 'Unit',
  questions: {
    title: (p: { unit: string; wave: string; rose: number; fell: number }) => {
      const statements = (n: number) => `${inWords(n)} ${plural(n, 'question', 'questions')}`;
      if (p.rose > 0 && p.fell > 0)
        return `${capital(statements(p.rose))} rose and ${inWords(p.fell)} fell in ${p.unit} since ${p.wave}`;
      if (p.rose > 0) return `${capital(statements(p.rose))} rose in ${p.unit} since ${p.wave}`;
      if (p.fell > 0) return `${capital(statements(p.fell))} fell in ${p.unit} since ${p.wave}`;
      return `No question changed clearly in ${p.unit} since ${p.wave}`;
    },
    plain: (unit: string) => `How ${unit} answered each question`,
    all: (n: number) => `All ${inWords(n)} questions`,
    sub: (p: { k: string; low: string; high: string }) =>
      `Shares of single answers where ${p.k} or more people answered, else score and likely range. Small charts: shown from ${p.low} to ${p.high}.`,
    note: (n: string) =>
      `Clear means clear among the ${n} questions looked at together. “Not clear”: no difference can be told from chance.`,
    caption: (unit: string) => `Every question in ${unit}`,
    columns: {
      theme: 'Theme',
      answers: 'Answers',
      above: 'Against the unit above',
      before: 'Since the wave before',
    },
  },
  commentsPage: {
    title: 'What people wrote',
    none: (wave: string) => `No comments are shown for ${wave}`,
    order: 'A search looks through these comments and nothing else.',
    find: 'Find words in the comments',
    unit: 'Unit:',
    allUnits: 'All units',
    question: 'Question:',
    allQuestions: 'All questions',
    about: (n: string) => `≈ ${n} comments`,
    few: 'Fewer than ten comments',
    nothing: 'No comment shown here has these words.',
    more: 'Show more',
  },
};
