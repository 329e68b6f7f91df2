/** Foreign JSON of the closing documents, narrowed once. */
import { hasKeys, isHash, isId, isRecord } from '../ballot/shape.ts';
import type { CollectionClose, Erasure, KeyLine, WaveClose } from '../season.ts';

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

export const isCollectionClose = (value: unknown): value is CollectionClose =>
  hasKeys(value, ['season', 'mh', 'keys', 'keys_destroyed', 'cohorts']) &&
  isId(value.season) &&
  isHash(value.mh) &&
  isHash(value.keys) &&
  value.keys_destroyed === true &&
  Array.isArray(value.cohorts) &&
  value.cohorts.every(
    (line) =>
      hasKeys(line, ['cohort', 'issued', 'issued_root']) &&
      isId(line.cohort) &&
      isCount(line.issued) &&
      isHash(line.issued_root),
  );

export const isWaveClose = (value: unknown): value is WaveClose =>
  hasKeys(value, ['season', 'wave', 'mh', 'root', 'size', 'cohorts', 'release_hash', 'ballots']) &&
  isId(value.season) &&
  isId(value.wave) &&
  isHash(value.mh) &&
  isHash(value.root) &&
  isCount(value.size) &&
  isHash(value.release_hash) &&
  isHash(value.ballots) &&
  Array.isArray(value.cohorts) &&
  value.cohorts.every(
    (line) =>
      hasKeys(line, ['cohort', 'ballots', 'withdrawn']) &&
      isId(line.cohort) &&
      isCount(line.ballots) &&
      isCount(line.withdrawn),
  );

export const isErasure = (value: unknown): value is Erasure =>
  hasKeys(value, ['season', 'wave', 'mh', 'erased']) &&
  isId(value.season) &&
  isId(value.wave) &&
  isHash(value.mh) &&
  isCount(value.erased);

export const isKeyList = (value: unknown): value is KeyLine[] =>
  Array.isArray(value) &&
  value.every(
    (line) =>
      isRecord(line) &&
      hasKeys(line, ['wave', 'cohort', 'n']) &&
      isId(line.wave) &&
      isId(line.cohort) &&
      typeof line.n === 'string',
  );
