/** Release documents made by hand, for the score tests. */
import type { Cell, ReleaseDocument, Step } from '../../../worker/core/release/document.ts';
import { DEFAULT_RULES } from '../../../worker/core/season.ts';

export const cell = (
  unit: string,
  item: string,
  favourable: Step,
  unfavourable: Step,
  n = '50-99',
): Cell => ({
  unit,
  group: null,
  item,
  n,
  favourable,
  unfavourable,
  distribution: null,
});

export const document = (
  parts: Pick<ReleaseDocument, 'items' | 'units' | 'cells'> & Partial<ReleaseDocument>,
): ReleaseDocument => ({
  format: 'chorus-release/1',
  org: 'northwind-aaaaaaaaaaaaaaaa',
  season: '2026-q4',
  wave: 'w1',
  manifest: 'ab'.repeat(32),
  rules: DEFAULT_RULES,
  opened: '2026-10-05T08:00:00Z',
  closed: '2026-10-16T18:00:00Z',
  participation: [],
  comments: [],
  audit: { cells: parts.cells.length, method: 'tree-pools', engine: 'chorus-release/1' },
  ...parts,
});
