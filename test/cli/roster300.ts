/** A made-up roster of 300 people in 24 uneven units, as CSV. */
const UNITS: [string, number][] = [
  ['Works / North', 41],
  ['Works / South', 33],
  ['Works / Night shift', 9],
  ['Works / Repairs', 14],
  ['Works', 3],
  ['Offices / Accounts', 19],
  ['Offices / Legal', 6],
  ['Offices / People', 12],
  ['Offices', 2],
  ['Sales / East', 27],
  ['Sales / West', 22],
  ['Sales / Online', 15],
  ['Sales / Events', 4],
  ['Sales', 2],
  ['Laboratory / Methods', 16],
  ['Laboratory / Field', 11],
  ['Laboratory / Instruments', 13],
  ['Laboratory', 1],
  ['Transport / Lorries', 24],
  ['Transport / Harbour', 8],
  ['Transport', 2],
  ['Canteen', 10],
  ['Guards', 5],
  ['/', 1],
];

export const roster300 = (): string => {
  const rows = UNITS.flatMap(([unit, size], u) =>
    Array.from({ length: size }, (_, i) => `E${u * 100 + i},${unit}`),
  );
  return `employee_id,unit\n${rows.join('\n')}\n`;
};
