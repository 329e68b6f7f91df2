/** The people of Northwind Systems: who works where, before and after the reassignment of 4 May 2026. */
import type { Member } from '../../core/roster/member.ts';
import { FIRST_NAMES, LAST_NAMES } from './names.ts';
import { hash32, randomStream } from './random.ts';
import { TREE } from './tree.ts';

export type TreeUnit = { path: string[]; direct: number };

/** One person through the whole story. */
export type Person = { id: string; name: string; before: string[]; after: string[]; moved: boolean };

export const NEW_UNITS = [
  'Data Partnerships',
  'Evaluation',
  'Tooling',
  'Data Quality',
  'Field Studies',
  'Demo Lab',
];
const DONORS = ['Ads', 'Consumer Apps', 'Infrastructure', 'Reality'];
/** People moved into Model Platform, which existed before. With the new units: 1,174. */
const MOVED_TO_MODEL_PLATFORM = 298;

/** The tree as a list, parents first. */
export const parseTree = (text: string = TREE): TreeUnit[] => {
  const path: string[] = [];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, indent = '', label = '', direct = ''] = /^( *)(.+) (\d+)$/.exec(line) ?? [];
      path.length = indent.length / 2;
      path.push(label);
      return { path: [...path], direct: Number(direct) };
    });
};

const inModelPlatform = (path: string[]) => path[0] === 'Applied AI' && path[1] === 'Model Platform';
const inNewUnit = (path: string[]) => path[0] === 'Applied AI' && NEW_UNITS.includes(path[1] ?? '');

/** Everybody, in the order of their employee ids. Ids are shuffled over the units, so that they say nothing. */
export const people = (seed: string): Person[] => {
  const units = parseTree();
  const seats = units.flatMap((unit) => Array.from({ length: unit.direct }, () => unit.path));
  const donorSeats = seats.filter((path) => path.length > 1 && DONORS.includes(path[0] ?? ''));
  const platform = seats
    .map((path, i) => ({ path, i }))
    .filter(({ path }) => inModelPlatform(path) && path.length > 2);
  const rank = (i: number) => hash32(`${seed}/platform/${i}`);
  const movedToPlatform = new Set(
    platform
      .sort((a, b) => rank(a.i) - rank(b.i))
      .slice(0, MOVED_TO_MODEL_PLATFORM)
      .map(({ i }) => i),
  );
  const random = randomStream(`${seed}/people`);
  const persons = seats.map((after, seat) => {
    const moved = inNewUnit(after) || movedToPlatform.has(seat);
    const before = moved ? (donorSeats[random.below(donorSeats.length)] ?? after) : after;
    return { name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`, before, after, moved };
  });
  const order = persons
    .map((_, i) => i)
    .sort((a, b) => hash32(`${seed}/id/${a}`) - hash32(`${seed}/id/${b}`));
  return order.flatMap((from, i) => {
    const person = persons[from];
    return person ? [{ id: `NW-${String(i + 1).padStart(5, '0')}`, ...person }] : [];
  });
};

/**
 * The roster as a steward would import it. The first person found directly in a unit leads it (nobody who
 * was moved in May leads); a unit without anybody directly in it is led from elsewhere, which the roster
 * does not say.
 */
export const roster = (persons: Person[], when: 'before' | 'after'): Member[] => {
  const led = new Set<string>();
  return persons.map((person) => {
    const unit = person[when];
    const key = unit.join(' / ');
    const leads = !person.moved && !led.has(key);
    if (leads) led.add(key);
    return {
      employee_id: person.id,
      unit,
      name: person.name,
      email: `${person.id.toLowerCase()}@northwind.example`,
      ...(leads ? { manager_of: unit } : {}),
      attributes: {},
    };
  });
};
