/**
 * One named person who may take part. Known to the desk only: no member, and nothing computed from
 * one but its cohort, ever reaches the box.
 */

export type Member = {
  employee_id: string;
  /** Unit names from the top down, e.g. `['Ads', 'Ranking']`; `[]` is the organisation itself. */
  unit: string[];
  email?: string;
  name?: string;
  /** BCP 47 language tag. */
  language?: string;
  /** The topmost unit this person leads; `[]` is the organisation itself. */
  manager_of?: string[];
  /** Every further column of the roster, kept aside. */
  attributes: Record<string, string>;
};

/** The columns Chorus knows, by the names a roster file uses for them. */
export const STANDARD_FIELDS = ['employee_id', 'unit', 'email', 'name', 'language', 'manager_of'] as const;

export type StandardField = (typeof STANDARD_FIELDS)[number];

/** The order of identifiers everywhere: by UTF-16 code unit, the same in every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
