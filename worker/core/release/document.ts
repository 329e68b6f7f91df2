/**
 * The frozen publication of a wave. Everything a reader ever sees is a function of these bytes.
 * Only `release()` makes a Cell; a Tally (unsafe counts) never leaves the closing process.
 */
import type { Scale, Text, ThemeId } from '../questionnaire.ts';
import type { Id, Instant, Rules } from '../season.ts';

/** A step of the level grid as percentages `[lo, hi]`: open below, closed above, the first includes 0. */
export type Step = [number, number];

/** `'5-9' | '7-9' | '8-19' | '10-19' | '20-49' | '50-99' | '100-199' | '200-499' | '500+'`: depends on k_cell. */
export type SizeBand = string;

export type ReleaseItem = {
  id: Id;
  theme: ThemeId;
  core: boolean;
  scale: Scale;
  reversed: boolean;
  text: Text;
};

/** `members` = sum of the sizes of the unit's cohorts and of all below it (0: merged upward before the season). */
export type ReleaseUnit = { id: Id; parent: Id | null; label: string; members: number };

export type Cell = {
  unit: Id;
  group: null | { attribute: Id; value: string };
  item: Id;
  n: SizeBand;
  favourable: Step;
  unfavourable: Step;
  /** Cumulative share steps from the lowest answer up, or null below k_distribution. */
  distribution: Step[] | null;
};

export type ReleaseDocument = {
  format: 'chorus-release/1';
  org: string;
  season: Id;
  wave: Id;
  /** mh, hex. */
  manifest: string;
  rules: Rules;
  opened: Instant;
  closed: Instant;
  items: ReleaseItem[];
  units: ReleaseUnit[];
  cells: Cell[];
  participation: { unit: Id; share: Step }[];
  comments: { unit: Id; item: Id; text: string }[];
  audit: { cells: number; method: string; engine: string };
};

/** Everything of a document but what belongs to single units. */
export type ReleaseHead = Omit<ReleaseDocument, 'format' | 'units' | 'cells' | 'participation' | 'comments'>;

/** What stands on the board in the place of a large document: its head, and its parts by SHA-256, hex. */
export type ReleaseIndex = ReleaseHead & { format: 'chorus-release-index/1'; parts: string[] };

/**
 * Some units of a large document, with all that belongs to them. `at` says which: runs [first position, units] in the
 * document's order of units.
 */
export type ReleasePart = Pick<
  ReleaseDocument,
  'manifest' | 'wave' | 'units' | 'cells' | 'participation' | 'comments'
> & { format: 'chorus-release-part/1'; at: [number, number][] };

/** What one counted ballot brings to the tally: its cohort and its answers. UNSAFE: never leaves the closing process. */
export type CountedBallot = { cohort: Id; answers: Record<Id, number | string | null> };
