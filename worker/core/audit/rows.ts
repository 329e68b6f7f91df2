/** What a person sees of a file, line by line: tables keep their cells, everything else is text. */

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '-',
  minus: '-',
  middot: '·',
};

const decoded = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });

const BLOCK =
  /<\/(?:tr|p|li|h\d|div|section|caption|dd|dt|title|text|option|button|figcaption)>|<br\s*\/?>/gi;

/** Lines of an HTML page as it is shown; scripts, styles and comments left out. */
export const htmlRows = (html: string): string[][] =>
  html
    .replace(/<!--[\s\S]*?-->|<(script|style|template)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/<\/t[dh]>/gi, '\t')
    .replace(BLOCK, '\n')
    .replace(/<[^>]*>/g, ' ')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => decoded(cell).replace(/\s+/g, ' ').trim()))
    .map((row) => (row.at(-1) === '' ? row.slice(0, -1) : row))
    .filter((row) => row.some((cell) => cell !== ''));

/** Records of a CSV file (RFC 4180); a lone quote inside a field is kept as it is. Never throws. */
export const csvRows = (text: string, delimiter = ','): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const end = () => {
    row.push(field);
    field = '';
  };
  const input = text.startsWith('\ufeff') ? text.slice(1) : text;
  for (let at = 0; at < input.length; at++) {
    const char = input[at] ?? '';
    if (quoted) {
      if (char !== '"') field += char;
      else if (input[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === delimiter) end();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && input[at + 1] === '\n') at++;
      end();
      rows.push(row);
      row = [];
    } else field += char;
  }
  if (field !== '' || row.length > 0) {
    end();
    rows.push(row);
  }
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
};

/** Lines of plain text or Markdown; bars and tabs part the cells. */
export const textRows = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .map((line) => line.split(/\t|\|/).map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''));

/** Keys whose texts say what the rest of an object is about. */
const NAMING = ['unit', 'id', 'label', 'name', 'group'];

/** Objects of a JSON value, each as the row of its texts and numbers after the names of what it lies in. */
export const jsonRows = (value: unknown, names: readonly string[] = []): string[][] => {
  if (Array.isArray(value)) return value.flatMap((one) => jsonRows(one, names));
  if (typeof value === 'number' || typeof value === 'string') return [[...names, String(value)]];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const own = entries.filter(([, one]) => typeof one === 'string' || typeof one === 'number');
  const naming = own.flatMap(([key, one]) => (NAMING.includes(key) && typeof one === 'string' ? [one] : []));
  const context = naming.length > 0 ? naming : names;
  const row = own.map(([, one]) => String(one));
  return [
    ...(row.length > 0 ? [[...(naming.length > 0 ? [] : names), ...row]] : []),
    ...entries.flatMap(([, one]) => (typeof one === 'object' ? jsonRows(one, context) : [])),
  ];
};
