import type { Dictionary, Loaders } from '../dictionary.ts';
import type { en } from './en.ts';

export type ResultsWords = Dictionary<typeof en>;

export const resultsLoaders: Loaders<ResultsWords> = {
  en: () => import('./en.ts').then((module) => module.en),
};
