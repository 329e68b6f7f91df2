import type { ReleasedWave, Board as ReportBoard } from '../../../web/results/board.ts';
import { SECTIONS, type SectionKind } from '../../core/report/report.ts';
import type { Id } from '../../core/season.ts';
import { UsageError } from '../command.ts';

const list = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Waves named by `season.wave`, by `wave`, or as `FIRST..LAST`; none named is all of them. */
export const chooseWaves = (
  board: ReportBoard,
  wanted: { season: string | undefined; waves: string | undefined },
): ReleasedWave[] => {
  const waves = board.waves.filter(
    ({ release }) => wanted.season === undefined || release.season === wanted.season,
  );
  if (wanted.waves === undefined) return waves;
  const find = (name: string): number[] => {
    const found = waves.flatMap(({ id, release }, i) => (id === name || release.wave === name ? [i] : []));
    if (found.length === 0)
      throw new UsageError(
        `No wave ${name} was released. There are: ${waves.map(({ id }) => id).join(', ') || 'none'}.`,
      );
    return found;
  };
  const chosen = new Set(
    list(wanted.waves).flatMap((name) => {
      const [from, to] = name.split('..');
      if (from === undefined || to === undefined) return find(name);
      const [first, last] = [find(from)[0] ?? 0, find(to).at(-1) ?? 0];
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    }),
  );
  return waves.filter((_, i) => chosen.has(i));
};

/** Units named by id, by name, or as `all` and `top` (the organisation and the units directly inside). */
export const chooseUnits = (waves: readonly ReleasedWave[], wanted: string): Set<Id> => {
  const units = waves.flatMap(({ release }) => release.units);
  const roots = new Set(units.filter(({ parent }) => parent === null).map(({ id }) => id));
  return new Set(
    list(wanted).flatMap((name) => {
      if (name === 'all') return units.map(({ id }) => id);
      if (name === 'top')
        return units.filter(({ parent }) => parent === null || roots.has(parent)).map(({ id }) => id);
      const found = units.filter(({ id, label }) => id === name || label === name);
      if (found.length === 0) throw new UsageError(`No unit has the id or the name "${name}".`);
      return found.map(({ id }) => id);
    }),
  );
};

const isSection = (name: string): name is SectionKind => SECTIONS.some((kind) => kind === name);

/** Sections named; none named is all of them. */
export const chooseSections = (wanted: string | undefined): Set<SectionKind> =>
  new Set(
    wanted === undefined
      ? SECTIONS
      : list(wanted).map((name) => {
          if (!isSection(name))
            throw new UsageError(`There is no section "${name}": ${SECTIONS.join(', ')}.`);
          return name;
        }),
  );
