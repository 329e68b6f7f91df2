import { ed25519Public } from '../core/ballot/ed25519.ts';
import { manifestHash, parseManifest } from '../core/ballot/manifest.ts';
import { parseJson } from '../core/ballot/shape.ts';
import { type Bytes, b64u, concat, fromUtf8, hex, sha256, utf8 } from '../core/bytes.ts';
import { parseQuestionnaire, type Questionnaire } from '../core/questionnaire.ts';
import type { Id, Manifest } from '../core/season.ts';
import type { BoxSide } from '../deps.ts';
import type { BoardReader } from '../publication.ts';

/** What the box knows of a season: read from the board alone. */
export type SealedSeason = { mh: Bytes; manifest: Manifest; questionnaires: Map<string, Questionnaire> };

/** A wave's name in the box's store: SHA-256(mh || wave id), the token challenge's context, unique across seasons. */
export const storedWave = (mh: Uint8Array, wave: Id): Bytes => sha256(concat(mh, utf8(wave)));

/** Sealed seasons never change, so each is read and parsed once per process. */
const cache = new WeakMap<BoardReader, Map<string, SealedSeason | null>>();

/**
 * The season of a manifest on the board, or null when it is not for this box: not a manifest with that hash, or one
 * that promises another receipt key.
 * @param mh lower-case hex, from the log.
 */
export const sealedSeason = async (
  { board, receiptSeed }: BoxSide,
  mh: string,
): Promise<SealedSeason | null> => {
  const seasons = cache.get(board) ?? new Map<string, SealedSeason | null>();
  cache.set(board, seasons);
  const known = seasons.get(mh);
  if (known !== undefined) return known;
  const bytes = await board.doc(mh);
  if (!bytes) return null;
  const hash = manifestHash(bytes);
  const manifest = hex(hash) === mh ? parseManifest(bytes) : null;
  const ours = manifest?.receipt_key === b64u(await ed25519Public(receiptSeed));
  const questionnaires = manifest && ours ? await questionnairesOf(board, manifest) : null;
  const season = manifest && questionnaires ? { mh: hash, manifest, questionnaires } : null;
  seasons.set(mh, season);
  return season;
};

const questionnairesOf = async (board: BoardReader, { waves }: Manifest) => {
  const found = new Map<string, Questionnaire>();
  for (const hash of new Set(waves.map((wave) => wave.questionnaire_hash))) {
    const bytes = await board.doc(hash);
    const parsed = parseQuestionnaire(parseJson((bytes && fromUtf8(bytes)) ?? ''));
    if (!bytes || hex(sha256(bytes)) !== hash || !parsed.ok) return null;
    found.set(hash, parsed.value);
  }
  return found;
};
