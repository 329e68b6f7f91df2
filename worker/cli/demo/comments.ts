/** Comments of the demo's people: a voice that fits the month and the mood, an opening, sometimes an ending. */
import type { Random } from './random.ts';
import { VOICES, type Voice } from './sentences.ts';

/** Chance of writing, at an even mood: what should change, what should stay. */
const WRITES = [0.26, 0.15];
/** How much a mood of one standard deviation moves that chance: the gloomy complain, the cheerful praise. */
const MOOD_PULL = [-0.3, 0.3];
const HAS_ENDING = 0.6;

type Writer = {
  wave: string;
  moved: boolean;
  /** The person's latent mood; below 0 is gloomier than most. */
  mood: number;
  /** Which open question: the first asks what should change, the second what should stay. */
  place: number;
};

const fits = (voice: Voice, writer: Writer) =>
  voice.tone === (writer.place === 0 ? 'low' : 'high') &&
  (voice.from === undefined || voice.from <= writer.wave) &&
  (voice.until === undefined || writer.wave <= voice.until) &&
  (!voice.moved || writer.moved);

/** The text somebody writes, or null for the many who write nothing. */
export const writeComment = (random: Random, writer: Writer): string | null => {
  const chance = (WRITES[writer.place] ?? 0) * (1 + (MOOD_PULL[writer.place] ?? 0) * writer.mood);
  if (random.uniform() >= chance) return null;
  const [first = VOICES[0], ...rest] = VOICES.filter((voice) => fits(voice, writer));
  const voice = random.pick([first, ...rest]);
  const opening = random.pick(voice.openings);
  return random.uniform() < HAS_ENDING ? `${opening} ${random.pick(voice.endings)}` : opening;
};
