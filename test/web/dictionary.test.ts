import { describe, expect, it } from 'vitest';
import { pick } from '../../web/i18n/dictionary.ts';

describe('the language of a reader', () => {
  it('is the first of theirs that is offered, in their own region', () => {
    expect(pick(['de', 'en'], ['ms-MY', 'de-CH', 'en-US'])).toEqual({ language: 'de', locale: 'de-CH' });
    expect(pick(['en'], ['fr'])).toEqual({ language: 'en', locale: 'en-GB' });
  });

  it('is found although the system names a locale that no browser can format with', () => {
    expect(pick(['en'], ['en-US@posix'])).toEqual({ language: 'en', locale: 'en-GB' });
  });
});
