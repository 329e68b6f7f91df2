import { createContext, useContext } from 'solid-js';
import type { ResultsWords } from '../i18n/results/loaders.ts';
import type { ResultsFormat } from './format.ts';

export type Speech = { t: ResultsWords; f: ResultsFormat };

/** The reader's dictionary and formats, loaded before the first page is drawn. */
export const SpeechContext = createContext<Speech>();

export const useSpeech = (): Speech => {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('No dictionary: a part was drawn outside the application.');
  return speech;
};
