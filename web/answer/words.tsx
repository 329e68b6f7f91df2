/** The reader's dictionary and formats, given to every component below. */
import { createContext, useContext } from 'solid-js';
import type { Instant } from '../../worker/core/season.ts';
import type { Words } from '../i18n/answer/words.ts';
import type { Loaded } from '../i18n/dictionary.ts';
import { type Format, format } from '../i18n/format.ts';

export type Speech = {
  t: Words;
  language: string;
  format: Format;
  /** `Friday 16 October, 18:00` */
  full: (at: Instant) => string;
  /** `16 October, 18:00` */
  short: (at: Instant) => string;
};

export const speech = ({ words, language, locale }: Loaded<Words>): Speech => {
  const f = format(locale);
  return {
    t: words,
    language,
    format: f,
    full: (at) => words.dateTime(f.weekday(at), f.hour(at)),
    short: (at) => words.dateTime(f.day(at), f.hour(at)),
  };
};

export const SpeechContext = createContext<Speech>();

export const useSpeech = (): Speech => {
  const found = useContext(SpeechContext);
  if (!found) throw new Error('no dictionary was provided');
  return found;
};
