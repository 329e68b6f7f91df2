/** Organisations whose cohorts carry attributes, one of them with a hierarchy. Everything from a seed. */
import type { Manifest } from '../../../worker/core/season.ts';
import { randomManifest } from './organisation.ts';

const JOBS = ['Build › Web', 'Build › Platform', 'Build', 'Sell › North', 'Sell › South', 'Care', ''];
const GENDERS = ['F', 'M', 'M', ''];

export const attributedManifest = (next: () => number, units: number): Manifest => {
  const manifest = randomManifest(next, units, { attr_unit: 30 });
  const pick = (values: string[]) => values[Math.floor(next() * values.length)] ?? '';
  const known = (id: string, value: string) => (value === '' ? {} : { [id]: value });
  return {
    ...manifest,
    attributes: [
      { id: 'gender', levels: ['value', 'any'] },
      { id: 'job', levels: ['value', 'group', 'any'] },
    ],
    cohorts: manifest.cohorts.flatMap((cohort) =>
      Array.from({ length: 1 + Math.floor(4 * next()) }, (_, part) => ({
        ...cohort,
        id: `${cohort.id}-${part}`,
        attributes: { ...known('gender', pick(GENDERS)), ...known('job', pick(JOBS)) },
      })),
    ),
  };
};
