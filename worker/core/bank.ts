/**
 * The built-in item bank, in our own words: thirty statements over ten themes (the first of each theme is its
 * core item), the recommend question and two open questions. Statements are short, hold one thought, speak of
 * the last four weeks or of now, and ask about the work and the organisation, never about a person's health,
 * beliefs or private life. Reversed statements (high agreement is unfavourable) are marked.
 */
import type { OpenItem, Questionnaire, ScaleItem, Text, ThemeId } from './questionnaire.ts';
import type { Id } from './season.ts';

const LATELY: Text = { en: 'In the past four weeks' };
const NOW: Text = { en: 'At the moment' };

type Kind = 'core' | 'plain' | 'reversed';

const statement = (id: Id, theme: ThemeId, frame: Text, kind: Kind, en: string): ScaleItem => ({
  kind: 'scale',
  id,
  theme,
  core: kind === 'core',
  scale: [1, 5],
  reversed: kind === 'reversed',
  text: { en },
  frame,
});

const STATEMENTS: readonly ScaleItem[] = [
  statement('mood', 'mood', LATELY, 'core', 'I looked forward to most of my working days.'),
  statement('mood-good', 'mood', LATELY, 'plain', 'I went home in a good mood more often than not.'),
  statement('mood-tense', 'mood', LATELY, 'reversed', 'I felt tense on most working days.'),
  statement('energy', 'energy', LATELY, 'core', 'My workload left me enough energy at the end of the day.'),
  statement('energy-rest', 'energy', LATELY, 'plain', 'I could switch off from work when I was not working.'),
  statement(
    'energy-drained',
    'energy',
    LATELY,
    'reversed',
    'I was too tired to do my work as well as I can.',
  ),
  statement('clarity', 'clarity', NOW, 'core', 'I know what my team is expected to deliver this quarter.'),
  statement('clarity-why', 'clarity', NOW, 'plain', 'I understand why our priorities are what they are.'),
  statement(
    'clarity-shift',
    'clarity',
    LATELY,
    'reversed',
    'My goals changed before I could finish anything.',
  ),
  statement('say', 'say', LATELY, 'core', 'I had a say in changes that affected my work.'),
  statement('say-early', 'say', LATELY, 'plain', 'I heard about decisions early enough to prepare for them.'),
  statement('say-over', 'say', LATELY, 'reversed', 'Decisions about my work were made over my head.'),
  statement('manager', 'manager', LATELY, 'core', 'My manager dealt with problems fairly.'),
  statement('manager-time', 'manager', LATELY, 'plain', 'My manager had time for me when I needed it.'),
  statement(
    'manager-work',
    'manager',
    LATELY,
    'plain',
    'My manager told me something that helped me work better.',
  ),
  statement('safe', 'safe', NOW, 'core', 'I can raise a concern here without it being held against me.'),
  statement('safe-wrong', 'safe', NOW, 'plain', 'In my team I can admit a mistake and we learn from it.'),
  statement(
    'safe-silent',
    'safe',
    LATELY,
    'reversed',
    'I kept an important doubt to myself to stay out of trouble.',
  ),
  statement('pride', 'pride', NOW, 'core', 'I am proud of what my team makes.'),
  statement('pride-use', 'pride', NOW, 'plain', 'What we make is good for the people who use it.'),
  statement('pride-craft', 'pride', LATELY, 'plain', 'I had the time and tools to do work I am proud of.'),
  statement('staying', 'staying', NOW, 'core', 'I expect to be working here a year from now.'),
  statement('staying-future', 'staying', NOW, 'plain', 'I can see a future for myself in this organisation.'),
  statement('staying-look', 'staying', LATELY, 'reversed', 'I looked for a job somewhere else.'),
  statement('fairness', 'fairness', NOW, 'core', 'People here are treated by the same rules.'),
  statement('fairness-pay', 'fairness', NOW, 'plain', 'My pay is fair for the work I do.'),
  statement('fairness-luck', 'fairness', NOW, 'reversed', 'Who gets ahead here depends on whom they know.'),
  statement('privacy', 'privacy', NOW, 'core', 'I trust this organisation with the data it has about me.'),
  statement('privacy-know', 'privacy', NOW, 'plain', 'I know what my employer records about how I work.'),
  statement('privacy-watched', 'privacy', NOW, 'reversed', 'I feel watched while I work.'),
];

const RECOMMEND: ScaleItem = {
  kind: 'scale',
  id: 'recommend',
  theme: 'recommend',
  core: false,
  scale: [0, 10],
  reversed: false,
  text: { en: 'How likely are you to recommend working here to a friend?' },
};

const OPEN: readonly OpenItem[] = [
  { kind: 'open', id: 'better', text: { en: 'What one change would make your work here better?' } },
  { kind: 'open', id: 'keep', text: { en: 'What is going well and should stay as it is?' } },
];

/** Every item of the bank, in asking order; a steward's own questionnaire picks from these. */
export const BANK: readonly (ScaleItem | OpenItem)[] = [...STATEMENTS, RECOMMEND, ...OPEN];

/**
 * The short pulse, two minutes: ten core statements, the recommend question, two open questions.
 *
 * @example PULSE_QUESTIONNAIRE('pulse-2026-10').items.length // 13
 */
export const PULSE_QUESTIONNAIRE = (id: Id): Questionnaire => ({
  v: 1,
  id,
  title: { en: 'Pulse' },
  items: BANK.filter((item) => item.kind === 'open' || item.core || item.theme === 'recommend'),
});

/** The whole bank, for a first season or once a year: thirty statements, recommend, two open questions. */
export const FULL_QUESTIONNAIRE = (id: Id): Questionnaire => ({
  v: 1,
  id,
  title: { en: 'The long pulse' },
  items: [...BANK],
});

/** What a season asks when the steward chooses nothing: the short pulse. */
export const DEFAULT_QUESTIONNAIRE = PULSE_QUESTIONNAIRE;
