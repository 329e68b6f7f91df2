/**
 * Comma-separated values after RFC 4180, read piece by piece. Written here rather than taken from
 * csv-parse because the core runs in browsers too (csv-parse brings 120 kB and a Buffer there) and
 * because a roster with a fault is read on to the end, so that every fault is named with the row a
 * spreadsheet shows. The tests hold it against csv-parse.
 */

export type CsvFault = {
  code: 'stray-quote' | 'unclosed-quote' | 'value-too-long';
  /** 1-based, as a spreadsheet counts: a line break inside quotes starts no row, an empty line is one. */
  row: number;
  /** 0-based position in the row. */
  column: number;
  /** The value as far as it was read. */
  value: string;
};

export type CsvReader = { push(text: string): void; end(): void };

type Handlers = {
  /** An empty line arrives as `['']`. */
  row(values: string[], row: number): void;
  /** The faulty row does not arrive. */
  fault(fault: CsvFault): void;
};

/** A quote that never closes would otherwise collect the rest of the file. Characters. */
const MAX_VALUE = 65_536;

const QUOTE = 34;
const LF = 10;
const CR = 13;

type State = 'start' | 'plain' | 'quoted' | 'after-quote' | 'skip';

/**
 * Accepts LF, CR LF and CR as ends of rows, line breaks in quotes, a doubled quote for a quote.
 * O(characters); keeps one row.
 *
 * @param delimiter one character
 */
export const makeCsvReader = (delimiter: string, handlers: Handlers): CsvReader => {
  const separator = delimiter.charCodeAt(0);
  let state: State = 'start';
  let values: string[] = [];
  let value = '';
  let row = 1;
  let afterCr = false;
  let rowBegun = false;

  const fault = (code: CsvFault['code'], next: State) => {
    handlers.fault({ code, row, column: values.length, value });
    values = [];
    value = '';
    state = next;
  };
  const endValue = () => {
    values.push(value);
    value = '';
    state = 'start';
  };
  const endRow = () => {
    if (state !== 'skip') {
      endValue();
      handlers.row(values, row);
    }
    values = [];
    value = '';
    state = 'start';
    rowBegun = false;
    row++;
  };

  /** Takes characters from `from` that need no thought; gives the place of the first that does. */
  const run = (text: string, from: number): number => {
    let i = from;
    if (state === 'quoted') {
      const close = text.indexOf('"', i);
      i = close === -1 ? text.length : close;
    } else {
      for (; i < text.length; i++) {
        const c = text.charCodeAt(i);
        if (c === separator || c === LF || c === CR || c === QUOTE) break;
      }
    }
    if (i > from && state !== 'skip') {
      if (state === 'start') state = 'plain';
      value += text.slice(from, i);
      if (value.length > MAX_VALUE) fault('value-too-long', 'skip');
    }
    return i;
  };

  const special = (c: number) => {
    if (c === QUOTE) {
      if (state === 'start') state = 'quoted';
      else if (state === 'quoted') state = 'after-quote';
      else if (state === 'after-quote') {
        value += '"';
        state = 'quoted';
      } else if (state === 'plain') fault('stray-quote', 'skip');
    } else if (c === separator) {
      if (state !== 'skip') endValue();
    } else {
      endRow();
      afterCr = c === CR;
    }
  };

  return {
    push(text) {
      let i = 0;
      while (i < text.length) {
        const c = text.charCodeAt(i);
        if (afterCr) {
          afterCr = false;
          if (c === LF) {
            i++;
            continue;
          }
        }
        const ordinary = c !== separator && c !== LF && c !== CR && c !== QUOTE;
        rowBegun = true;
        if (state === 'after-quote' && ordinary) fault('stray-quote', 'skip');
        else if (ordinary || (state === 'quoted' && c !== QUOTE)) i = run(text, i);
        else {
          special(c);
          i++;
        }
      }
    },
    end() {
      if (state === 'quoted') fault('unclosed-quote', 'skip');
      if (rowBegun) endRow();
    },
  };
};
