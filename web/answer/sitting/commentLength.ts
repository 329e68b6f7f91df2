/** A comment's length as the box counts it: code points after NFC. */
export const commentLength = (text: string): number => [...text.normalize('NFC')].length;
