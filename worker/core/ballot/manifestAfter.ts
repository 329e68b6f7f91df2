/** What a season owes to the seasons before it: a board is one story, and so are its rules. DISCLOSURE 3.9. */
import type { Problem } from '../result.ts';
import { FLOORS, type LogEntry, type Manifest, MIN_WAVE_SPACING_DAYS, type Rules } from '../season.ts';
import { parseManifest } from './manifest.ts';

const DAY = 86_400_000;

type Stated = Pick<Manifest, 'season' | 'rules' | 'waves'>;

function* ruleProblems({ rules }: Stated, { season, rules: before }: Stated): Generator<Problem> {
  for (const name of Object.keys(FLOORS)) {
    const rule = name as keyof Rules; // a key of FLOORS is a key of Rules
    if (rules[rule] < before[rule])
      yield {
        code: 'rule-loosened',
        column: `rules.${rule}`,
        value: String(rules[rule]),
        message: `${rule} is below ${before[rule]}, which season ${season} was sealed with.`,
        remedy: `Set ${rule} to ${before[rule]} or more: rules may become stricter, never looser.`,
      };
  }
}

function* waveProblems({ waves }: Stated, { season, waves: before }: Stated): Generator<Problem> {
  for (const wave of waves)
    for (const other of before) {
      if (wave.id === other.id)
        yield {
          code: 'wave-id-used',
          column: `waves.${wave.id}.id`,
          value: wave.id,
          message: `Season ${season} has a wave called ${wave.id}.`,
          remedy: 'Give the wave an id that was never used here.',
        };
      if (Math.abs(Date.parse(wave.opens) - Date.parse(other.opens)) < MIN_WAVE_SPACING_DAYS * DAY)
        yield {
          code: 'waves-too-close',
          column: `waves.${wave.id}.opens`,
          value: wave.opens,
          message: `The wave opens less than ${MIN_WAVE_SPACING_DAYS} days from wave ${other.id} of season ${season}, which opens at ${other.opens}.`,
          remedy: 'Open the wave on another day.',
        };
    }
}

/**
 * Every rule of `manifest` at least as strict as in each earlier one, every wave at least seven days from each of
 * theirs (opening to opening, in both directions), no season id and no wave id used again. `earlier`: the manifests
 * that stand on the board before this one. O(waves of all seasons).
 *
 * Used where a season is planned, where it is sealed, by the board before it takes a manifest, and by `verify`: a
 * season that breaks this would be held back by the audit when its answers are in already.
 *
 * @example checkManifestAfter(manifest, await manifestsBefore(board)) // []
 */
export const checkManifestAfter = (manifest: Stated, earlier: readonly Stated[]): Problem[] =>
  earlier.flatMap((before) => [
    ...(before.season === manifest.season
      ? [
          {
            code: 'season-id-used',
            column: 'season',
            value: manifest.season,
            message: `The board has a season called ${manifest.season} already.`,
            remedy: 'Give the season an id that was never used here.',
          },
        ]
      : []),
    ...ruleProblems(manifest, before),
    ...waveProblems(manifest, before),
  ]);

type Board = { log(): Promise<LogEntry[]>; doc(hash: string): Promise<Uint8Array | null> };

/** The manifests on a board, as they were before the one with hash `mh` (hex) came; all of them without it. */
export const manifestsBefore = async (board: Board, mh?: string): Promise<Manifest[]> => {
  const found: Manifest[] = [];
  for (const { type, body } of await board.log()) {
    if (type !== 'manifest') continue;
    if (body === mh) break;
    const bytes = await board.doc(body);
    const manifest = bytes && parseManifest(bytes);
    if (manifest) found.push(manifest);
  }
  return found;
};
