/** `--attributes` and `--hierarchies`: which columns are generalised, and how. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attribute, KINDS } from '../core/cohort/attribute.ts';
import { parseHierarchyCsv } from '../core/cohort/hierarchyCsv.ts';
import type { Problem } from '../core/result.ts';
import { type Command, textOption, textOptions, UsageError, type Values } from './command.ts';

export const attributeOptions = {
  attributes: { type: 'string', multiple: true },
  hierarchies: { type: 'string' },
} satisfies Command['options'];

export const attributeHelp = `  --attributes A,B    columns to generalise; A:numeric, A:category or A:date overrule what is found
                      out: numeric (any interval) if every value is a whole number and the
                      hierarchy, if any, has only ranges; date if every value is YYYY-MM-DD
                      and there is no hierarchy; else category
                      (give --attributes several times if a column's name has a comma)
  --hierarchies DIR   one CSV for each column that has a hierarchy: A.csv, A_hierarchy.csv or
                      …hierarchy_A.csv; a row for each value: the value, its group, the group
                      above, last the top, such as *. "," or ";" or tab. A column of names
                      without one has its values directly under the top. An empty value
                      counts as "not stated", a value of its own under the top.`;

const declared = (text: string): Attribute => {
  const at = text.lastIndexOf(':');
  const kind = KINDS.find((known) => known === text.slice(at + 1).trim());
  return at > 0 && kind ? { name: text.slice(0, at).trim(), kind } : { name: text.trim() };
};

/** The declared columns, undefined if none are. Throws UsageError for an empty name. */
const declaredAttributes = (values: Values): Attribute[] | undefined => {
  const texts = textOptions(values, 'attributes');
  if (texts.length === 0) return undefined;
  const attributes = (texts.length === 1 ? (texts[0] ?? '').split(',') : texts).map(declared);
  if (attributes.some(({ name }) => name === ''))
    throw new UsageError('--attributes takes names of columns, such as --attributes site,hired:date.');
  return attributes;
};

const filesOf = (name: string, files: string[]): string[] =>
  files.filter((file) => {
    const stem = file.replace(/\.csv$/i, '');
    return (
      stem !== file && (stem === name || stem === `${name}_hierarchy` || stem.endsWith(`hierarchy_${name}`))
    );
  });

const twoFiles = (name: string, files: string[]): Problem => ({
  code: 'hierarchy-twice',
  column: `hierarchy of ${name}`,
  value: files.join(', '),
  message: `Several files of the folder may be the hierarchy of ${name}.`,
  remedy: 'Keep one of them there.',
});

export type ReadAttributes = { attributes: Attribute[]; problems: Problem[] };

/**
 * The attributes of `--attributes`, or all of `columns` if there are none, each with its hierarchy.
 * Throws UsageError if the folder cannot be read or holds no hierarchy of any of them.
 */
export const readAttributes = async (values: Values, columns: string[]): Promise<ReadAttributes> => {
  const attributes = declaredAttributes(values) ?? columns.map((name): Attribute => ({ name }));
  const folder = textOption(values, 'hierarchies');
  if (folder === undefined) return { attributes, problems: [] };
  const files = await readdir(folder).catch((error: Error) => {
    throw new UsageError(`Cannot read ${folder}: ${error.message}`);
  });
  const problems: Problem[] = [];
  const read = await Promise.all(
    attributes.map(async (attribute): Promise<Attribute> => {
      const [file, ...more] = filesOf(attribute.name, files);
      if (file === undefined) return attribute;
      if (more.length > 0) problems.push(twoFiles(attribute.name, [file, ...more]));
      const parsed = parseHierarchyCsv(attribute.name, await readFile(join(folder, file)));
      problems.push(...parsed.problems);
      return { ...attribute, hierarchy: parsed.hierarchy };
    }),
  );
  if (read.every(({ hierarchy }) => !hierarchy))
    throw new UsageError(
      `${folder} holds no hierarchy of ${attributes.map(({ name }) => name).join(', ')}: a file is called A.csv, A_hierarchy.csv or …hierarchy_A.csv after its column A.`,
    );
  return { attributes: read, problems };
};
