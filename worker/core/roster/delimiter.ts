/** Finding out which character separates the values of a file. */

const DELIMITERS = [',', ';', '\t'];

/** Text without what stands in quotation marks. */
export const outsideQuotes = (text: string): string => text.replace(/"[^"]*("|$)/g, '');

/** The first row, quoted values left out, if it is complete. */
export const firstRow = (text: string): string | null =>
  /^[\r\n]*([^\r\n]+)[\r\n]/.exec(outsideQuotes(text))?.[1] ?? null;

/** The delimiter that splits the first row most; a comma if none does. */
export const detectDelimiter = (row: string): string => {
  const counts = DELIMITERS.map((delimiter) => row.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};
