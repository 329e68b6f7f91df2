/** Small numbers and plurals of English running text. */
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];
const TEENS = [
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
/** Small whole numbers as words, as in running text. */
export const inWords = (n: number): string => WORDS[n] ?? TEENS[n - 12] ?? `${n}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);
