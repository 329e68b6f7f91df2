/**
 * A season as the board tells it, with every check of PROTOCOL 3 that needs no identity. What comes back has been
 * verified; what fails is named, and then nothing is collected.
 */
import { checkCohortKeys } from '../../../worker/core/ballot/key.ts';
import { parseEntry, verifyLog } from '../../../worker/core/ballot/log.ts';
import { checkManifestFloors, parseManifest } from '../../../worker/core/ballot/manifest.ts';
import { isRecord, parseJson } from '../../../worker/core/ballot/shape.ts';
import { type Bytes, fromB64u, fromUtf8 } from '../../../worker/core/bytes.ts';
import { parseQuestionnaire, type Questionnaire } from '../../../worker/core/questionnaire.ts';
import type { CohortKeys, Id, Instant, Manifest, SignedEntry } from '../../../worker/core/season.ts';
import { readBoard, readDocument } from '../net.ts';

/** What did not agree. `member` is checked by `membership.ts`. */
export type Check = 'log' | 'manifest' | 'rules' | 'questions' | 'keys' | 'member' | 'issued';

export type Season = { mh: string; manifest: Manifest; questionnaires: Record<string, Questionnaire> };

export type Failure =
  | { ok: false; why: 'offline' | 'unknown-season' }
  | { ok: false; why: 'refused'; check: Check };

export type Checked<T> = { ok: true; value: T } | Failure;

const offline: Failure = { ok: false, why: 'offline' };
const failed = (check: Check): Failure => ({ ok: false, why: 'refused', check });
/** A document the board does not hold, or holds other bytes for, is a failed check; only silence is a lost line. */
const missed = (reply: { why: 'offline' | 'refused' }, check: Check): Failure =>
  reply.why === 'offline' ? offline : failed(check);

const isLog = (value: unknown): value is SignedEntry[] =>
  Array.isArray(value) && value.every((entry) => isRecord(entry) && typeof entry.entry === 'string');

/** Which season: by its id (collect link), by its manifest hash (ballot link), or the one that is collecting now. */
export type Wanted = { season: Id } | { mh: string } | { collecting: Instant };

type Found = { mh: string; manifest: Manifest };

const isCollecting = ({ collect_opens, collect_closes }: Manifest, now: Instant): boolean =>
  collect_opens <= now && now < collect_closes;

const findManifest = async (org: string, bodies: string[], wanted: Wanted): Promise<Checked<Found>> => {
  for (const mh of bodies) {
    if ('mh' in wanted && wanted.mh !== mh) continue;
    const document = await readDocument(org, mh);
    if (!document.ok) return missed(document, 'manifest');
    const manifest = parseManifest(document.value);
    if (manifest === null) return failed('manifest');
    if ('season' in wanted && manifest.season !== wanted.season) continue;
    if ('collecting' in wanted && !isCollecting(manifest, wanted.collecting)) continue;
    return manifest.org === org ? { ok: true, value: { mh, manifest } } : failed('manifest');
  }
  return { ok: false, why: 'unknown-season' };
};

const readQuestionnaires = async (
  org: string,
  { waves }: Manifest,
): Promise<Checked<Season['questionnaires']>> => {
  const questionnaires: Season['questionnaires'] = {};
  for (const hash of new Set(waves.map((wave) => wave.questionnaire_hash))) {
    const document = await readDocument(org, hash);
    if (!document.ok) return missed(document, 'questions');
    const parsed = parseQuestionnaire(parseJson(fromUtf8(document.value) ?? ''));
    if (!parsed.ok) return failed('questions');
    questionnaires[hash] = parsed.value;
  }
  return { ok: true, value: questionnaires };
};

export const readSeason = async (org: string, wanted: Wanted): Promise<Checked<Season>> => {
  const log = await readBoard(org, 'log');
  if (!log.ok) return log.why === 'offline' ? offline : { ok: false, why: 'unknown-season' };
  if (!isLog(log.value)) return failed('log');
  const entries = log.value.map(({ entry }) => parseEntry(entry));
  const bodies = entries.flatMap((entry) => (entry?.type === 'manifest' ? entry.body : []));
  const found = await findManifest(org, bodies.reverse(), wanted);
  if (!found.ok) return found;
  const { manifest } = found.value;
  if (!(await verifyLog(log.value, manifest.log_key)).ok) return failed('log');
  if (checkManifestFloors(manifest).length > 0) return failed('rules');
  const questionnaires = await readQuestionnaires(org, manifest);
  if (!questionnaires.ok) return questionnaires;
  return { ok: true, value: { ...found.value, questionnaires: questionnaires.value } };
};

/** The moduli of one cohort in the manifest's wave order, each proven under the manifest's root. */
export const readModuli = async (
  org: string,
  { mh, manifest }: Season,
  cohort: Id,
): Promise<Checked<Bytes[]>> => {
  const reply = await readBoard(org, `manifests/${mh}/keys/${cohort}`);
  if (!reply.ok) return missed(reply, 'keys');
  const keys = reply.value as CohortKeys; // checkCohortKeys takes any shape and says whether it is one
  if (!isRecord(reply.value) || keys.cohort !== cohort || !checkCohortKeys(manifest, keys))
    return failed('keys');
  const moduli = keys.keys.flatMap(({ n }) => fromB64u(n) ?? []);
  return moduli.length === manifest.waves.length ? { ok: true, value: moduli } : failed('keys');
};
