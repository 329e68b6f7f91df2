import type { Problem } from '../result.ts';
import { type Attribute, generalisationOf } from './attribute.ts';
import { categoryDomain } from './categoryDomain.ts';
import type { Domain } from './domain.ts';
import { numericDomain } from './numericDomain.ts';
import type { Column } from './table.ts';

/** Values that are given, with the row each stands in first. */
export const givenValues = ({ values, rows }: Pick<Column, 'values' | 'rows'>): Map<string, number> =>
  new Map(values.flatMap((value, i) => (value === '' ? [] : [[value, rows[i] ?? 0] as const])));

/**
 * The domain of a column as its attribute declares it and the leaf of each of its rows. With problems
 * the leaves of the values concerned are -1 and must not be used.
 */
export const domainOf = (
  attribute: Attribute,
  column: Column,
): { domain: Domain; leaves: Int32Array; problems: Problem[] } => {
  const { hierarchy, problems } = generalisationOf(attribute, givenValues(column));
  const domain = hierarchy
    ? categoryDomain(attribute.name, column.values, hierarchy)
    : numericDomain(attribute.name, column.values);
  const leafOf = column.values.map(domain.leafOf);
  return { domain, leaves: column.codes.map((code) => leafOf[code] ?? -1), problems };
};
