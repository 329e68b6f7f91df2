/** What the log says happened, season by season and wave by wave. */
import { isRecord, parseJson } from '../../../worker/core/ballot/shape.ts';
import { fromUtf8 } from '../../../worker/core/bytes.ts';
import { type Note, parseNote } from '../../../worker/core/note.ts';
import type {
  CollectionClose,
  Erasure,
  Instant,
  LogEntry,
  ManifestWave,
  WaveClose,
} from '../../../worker/core/season.ts';
import { isCollectionClose, isErasure, isWaveClose } from '../../../worker/core/verify/closingShapes.ts';
import type { Season } from '../board.ts';

/** An entry with what its document says, as far as a reader needs it. */
export type Told = { entry: LogEntry } & (
  | { type: 'manifest' | 'release' | 'build' }
  | { type: 'collection-close'; close: CollectionClose }
  | { type: 'wave-close'; close: WaveClose }
  | { type: 'erasure'; erasure: Erasure }
  | { type: 'note'; note: Note | null }
);

/** Types whose documents are small and are read for every entry. */
export const READ_TYPES = new Set(['collection-close', 'wave-close', 'erasure', 'note']);

/** An entry and its document; null when the document is not what its entry says. */
export const told = (entry: LogEntry, bytes: Uint8Array): Told | null => {
  const value = parseJson(fromUtf8(bytes) ?? '');
  switch (entry.type) {
    case 'collection-close':
      return isCollectionClose(value) ? { entry, type: entry.type, close: value } : null;
    case 'wave-close':
      return isWaveClose(value) ? { entry, type: entry.type, close: value } : null;
    case 'erasure':
      return isErasure(value) ? { entry, type: entry.type, erasure: value } : null;
    case 'note':
      // A note of a later version is told as a note, without its words.
      return isRecord(value) ? { entry, type: entry.type, note: parseNote(bytes) } : null;
    default:
      return { entry, type: entry.type };
  }
};

export type WaveRecord = {
  /** `{season}.{wave}` */
  id: string;
  plan: ManifestWave;
  season: SeasonRecord;
  close: { at: Instant; doc: WaveClose } | null;
  released: Instant | null;
  /** The audit refused a release of this wave, and when that was said. */
  heldBack: Instant | null;
  erased: Instant | null;
};

export type SeasonRecord = {
  season: Season;
  sealed: Instant;
  /** Members of all cohorts. */
  members: number;
  collection: { at: Instant; doc: CollectionClose; issued: number } | null;
  /** What the operator says of the season in words. */
  notes: Note[];
  waves: WaveRecord[];
};

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The seasons in the order they were sealed, each with everything the log says of it. */
export const seasonRecords = (entries: readonly Told[], seasons: readonly Season[]): SeasonRecord[] =>
  seasons.map((season) => {
    const { manifest, mh } = season;
    const collection = entries.find((one) => one.type === 'collection-close' && one.close.mh === mh);
    const notes = entries.flatMap((one) =>
      one.type === 'note' && one.note?.season === manifest.season ? [one] : [],
    );
    const record: SeasonRecord = {
      season,
      sealed: entries.find((one) => one.type === 'manifest' && one.entry.body === mh)?.entry.at ?? '',
      members: sum(manifest.cohorts.map(({ size }) => size)),
      collection:
        collection?.type === 'collection-close'
          ? {
              at: collection.entry.at,
              doc: collection.close,
              issued: sum(collection.close.cohorts.map(({ issued }) => issued)),
            }
          : null,
      notes: notes.flatMap(({ note }) => note ?? []).filter(({ kind }) => kind === 'model'),
      waves: [],
    };
    record.waves = manifest.waves.map((plan) => {
      const close = entries.find(
        (one) => one.type === 'wave-close' && one.close.mh === mh && one.close.wave === plan.id,
      );
      const doc = close?.type === 'wave-close' ? close : null;
      return {
        id: `${manifest.season}.${plan.id}`,
        plan,
        season: record,
        close: doc && { at: doc.entry.at, doc: doc.close },
        released:
          entries.find((one) => one.type === 'release' && one.entry.body === doc?.close.release_hash)?.entry
            .at ?? null,
        heldBack:
          notes.find(({ note }) => note?.kind === 'held-back' && note.wave === plan.id)?.entry.at ?? null,
        erased:
          entries.find(
            (one) => one.type === 'erasure' && one.erasure.mh === mh && one.erasure.wave === plan.id,
          )?.entry.at ?? null,
      };
    });
    return record;
  });

export type CohortCount = {
  label: string;
  members: number;
  issued: number | null;
  ballots: number | null;
  withdrawn: number | null;
};

/** Every cohort of a season in one wave: people, ballots handed out, counted, withdrawn. All of it is public. */
export const cohortCounts = ({ season, close }: WaveRecord): CohortCount[] => {
  const issued = new Map(season.collection?.doc.cohorts.map((line) => [line.cohort, line.issued]));
  const used = new Map(close?.doc.cohorts.map((line) => [line.cohort, line]));
  return season.season.manifest.cohorts.map(({ id, label, size }) => ({
    label,
    members: size,
    issued: issued.get(id) ?? null,
    ballots: used.get(id)?.ballots ?? null,
    withdrawn: used.get(id)?.withdrawn ?? null,
  }));
};

export type Totals = {
  members: number;
  issued: number;
  received: number;
  withdrawn: number;
  counted: number;
};

/** Totals of a closed wave; null before its close. */
export const totals = (wave: WaveRecord): Totals | null => {
  if (!wave.close || !wave.season.collection) return null;
  const { cohorts } = wave.close.doc;
  const [counted, withdrawn] = [
    sum(cohorts.map(({ ballots }) => ballots)),
    sum(cohorts.map((line) => line.withdrawn)),
  ];
  return {
    members: wave.season.members,
    issued: wave.season.collection.issued,
    received: counted + withdrawn,
    withdrawn,
    counted,
  };
};

/** `ballots + withdrawn <= issued <= members`, in every cohort. */
export const withinBounds = (wave: WaveRecord): boolean =>
  cohortCounts(wave).every(
    ({ members, issued, ballots, withdrawn }) =>
      (ballots ?? 0) + (withdrawn ?? 0) <= (issued ?? 0) && (issued ?? 0) <= members,
  );
