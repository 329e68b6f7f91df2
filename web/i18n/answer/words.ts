/** Languages of the employee's pages. Adding one: a folder beside `en` and a line here. */
import type { Dictionary, Loaders } from '../dictionary.ts';
import type { en } from './en/index.ts';

export type Words = Dictionary<typeof en>;

export const LOADERS: Loaders<Words> = {
  en: () => import('./en/index.ts').then((module) => module.en),
};
