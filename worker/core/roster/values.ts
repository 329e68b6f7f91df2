/** Checks of one member's values, each by itself. Comparisons between members are in check.ts. */
import type { Problem } from '../result.ts';
import type { Member } from './member.ts';
import { pathText } from './path.ts';

const MAX_ID = 128;
const MAX_NAME = 200;
const MAX_DEPTH = 20;
const MAX_EMAIL = 254;

/** A problem before it is known in which row and column of which file it stands. */
export type Finding = Pick<Problem, 'code' | 'message' | 'remedy'> & { field: string; value?: string };

// Deliberately loose: one @, something on both sides, a dot inside the domain, no spaces or brackets.
const EMAIL = /^[^\s@<>()",:;\\[\]]+@[^\s@<>()",:;\\[\].]+(\.[^\s@<>()",:;\\[\].]+)+$/u;

const isLanguageTag = (tag: string): boolean => {
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** Bytes that are no text: a NUL, another control character, or a character lost in decoding. */
export const notText = (field: string, value: string): Finding | null => {
  if (value.includes('\u0000'))
    return {
      code: 'nul-byte',
      field,
      value: value.replaceAll('\u0000', '␀'),
      message: 'The value contains a zero byte, which no text has.',
      remedy: 'Export the file again as “CSV UTF-8”: this one may be UTF-16 or damaged.',
    };
  if (value.includes('\ufffd') || !value.isWellFormed())
    return {
      code: 'not-utf8',
      field,
      value: value.toWellFormed(),
      message: 'The value contains bytes that are not UTF-8, so a character is lost.',
      remedy: 'Save the file as “CSV UTF-8” and import it again.',
    };
  return null;
};

const hasControl = (value: string) => /\p{Cc}/u.test(value);

const checkId = (id: string): Finding | null => {
  const field = 'employee_id';
  if (id === '')
    return {
      code: 'empty-employee-id',
      field,
      value: '',
      message: 'The employee id is empty.',
      remedy: 'Give every person an id that nobody else has, or delete the row.',
    };
  if (id.length > MAX_ID || hasControl(id))
    return {
      code: 'bad-employee-id',
      field,
      value: id,
      message: `An employee id is one line of at most ${MAX_ID} characters.`,
      remedy: 'Shorten the id, or check whether a quotation mark is missing before it.',
    };
  return null;
};

const checkPath = (field: string, path: string[]): Finding | null => {
  const value = pathText(path);
  if (path.length === 1 && path[0] === '')
    return {
      code: 'empty-unit',
      field,
      value: '',
      message: 'The unit is empty.',
      remedy: 'Write the unit this person belongs to, or / for somebody directly under the organisation.',
    };
  if (path.includes(''))
    return {
      code: 'empty-segment',
      field,
      value,
      message: 'One name in the unit path is empty.',
      remedy: 'Write every level’s name, with one stroke between two names and none at the ends.',
    };
  if (path.length > MAX_DEPTH || path.some((name) => name.length > MAX_NAME || hasControl(name)))
    return {
      code: 'bad-unit',
      field,
      value,
      message: `A unit path has at most ${MAX_DEPTH} names, each one line of at most ${MAX_NAME} characters.`,
      remedy: 'Shorten the path, or check whether a quotation mark is missing before it.',
    };
  return null;
};

const checkEmail = (email: string): Finding | null =>
  email.length <= MAX_EMAIL && EMAIL.test(email)
    ? null
    : {
        code: 'bad-email',
        field: 'email',
        value: email,
        message: 'This is not an e-mail address.',
        remedy: 'Write one plain address such as ana@example.org, or leave it empty.',
      };

const checkLanguage = (language: string): Finding | null =>
  isLanguageTag(language)
    ? null
    : {
        code: 'bad-language',
        field: 'language',
        value: language,
        message: 'This is not a language tag.',
        remedy: isLanguageTag(language.replaceAll('_', '-'))
          ? `Write ${language.replaceAll('_', '-')}.`
          : 'Write a tag such as en, de or pt-BR, or leave it empty.',
      };

/**
 * What is wrong with one member's own values. At most one finding per field.
 *
 * @example checkValues({ employee_id: '', unit: ['Ads'], attributes: {} }) // [{ code: 'empty-employee-id', … }]
 */
export const checkValues = (member: Member): Finding[] => {
  const { employee_id, unit, email, name, language, manager_of, attributes } = member;
  const findings = [
    notText('employee_id', employee_id) ?? checkId(employee_id),
    notText('unit', pathText(unit)) ?? checkPath('unit', unit),
    email === undefined ? null : (notText('email', email) ?? checkEmail(email)),
    name === undefined ? null : notText('name', name),
    language === undefined ? null : (notText('language', language) ?? checkLanguage(language)),
    manager_of === undefined
      ? null
      : (notText('manager_of', pathText(manager_of)) ?? checkPath('manager_of', manager_of)),
  ];
  for (const column in attributes) findings.push(notText(column, attributes[column] ?? ''));
  return findings.filter((finding) => finding !== null);
};
