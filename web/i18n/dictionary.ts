/**
 * Languages. A dictionary is a tree of plain sentences and of functions that build one; every language is a
 * module of its own that is loaded only when it is needed. English is the model: `Dictionary<typeof en>` is
 * what another language must fill, so a missing or surplus key does not compile.
 */
export type Dictionary<Model> = Model extends string
  ? string
  : Model extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : { [Key in keyof Model]: Dictionary<Model[Key]> };

export type Loaders<Words> = { en: () => Promise<Words> } & Record<string, () => Promise<Words>>;

export type Loaded<Words> = {
  words: Words;
  /** Language of the dictionary, for `lang`, e.g. `en`. */
  language: string;
  /** The reader's own locale of that language, for Intl, e.g. `en-IE`. */
  locale: string;
};

/** The regional default where the reader names only the language. */
const HOME: Record<string, string> = { en: 'en-GB' };

/** Some systems hand on the name of a C locale, `en-US@posix`, which Intl refuses. */
const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
};

const languageOf = (locale: string): string => locale.split('-')[0] ?? locale;

/**
 * The first of the reader's languages that is offered, else English.
 *
 * @example pick(['de', 'en'], ['ms-MY', 'de-CH', 'en-US']) // { language: 'de', locale: 'de-CH' }
 */
export const pick = (
  offered: readonly string[],
  wanted: readonly string[],
): { language: string; locale: string } => {
  const locale = wanted.find((one) => isLocale(one) && offered.includes(languageOf(one))) ?? 'en';
  const language = languageOf(locale);
  return { language, locale: locale === language ? (HOME[language] ?? locale) : locale };
};

/** Loads the reader's dictionary and tells the document its language and direction. */
export const loadWords = async <Words>(loaders: Loaders<Words>): Promise<Loaded<Words>> => {
  const { language, locale } = pick(Object.keys(loaders), navigator.languages);
  const words = await (loaders[language] ?? loaders.en)();
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  return { words, language, locale };
};

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);
