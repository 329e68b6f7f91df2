/** A value of a CSV file, in quotation marks where a reader might take it for something else. */
export const quoted = (value: string, special = ',;\t'): string =>
  [...special, '"', '\r', '\n'].some((c) => value.includes(c)) || value !== value.trim()
    ? `"${value.replaceAll('"', '""')}"`
    : value;
