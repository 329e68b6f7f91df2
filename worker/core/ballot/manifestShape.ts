/** The exact shape of a manifest: every key present, none besides, every value of its narrow type. */
import { FLOORS, type Manifest } from '../season.ts';
import { hasKeys, isB64u, isHash, isId, isInstant, isNfc, isRecord } from './shape.ts';

type Check = (value: unknown) => boolean;

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const shape =
  (checks: Record<string, Check>): Check =>
  (value) =>
    hasKeys(value, Object.keys(checks)) && Object.entries(checks).every(([key, check]) => check(value[key]));

const is =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value);

const isCount: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** A readable name and 80 random bits: `northwind-k3q…`. */
const isOrg: Check = (value) => typeof value === 'string' && /^[a-z0-9-]{1,80}$/.test(value);

/** An origin in ASCII, as the token challenge spells it. */
const isOrigin: Check = (value) =>
  typeof value === 'string' &&
  /^https?:\/\/[!-~]+$/.test(value) &&
  URL.canParse(value) &&
  new URL(value).origin === value;

const isValues: Check = (value) =>
  isRecord(value) && Object.entries(value).every(([id, label]) => isId(id) && isNfc(label));

const isRules = shape(Object.fromEntries(Object.keys(FLOORS).map((rule) => [rule, isCount])));

const check = shape({
  v: is(1),
  suite: is(1),
  org: isOrg,
  season: isId,
  rules: isRules,
  collect_opens: isInstant,
  collect_closes: isInstant,
  units: listOf(shape({ id: isId, parent: (value) => value === null || isId(value), label: isNfc })),
  attributes: listOf(shape({ id: isId, levels: listOf(isNfc) })),
  priority: is('units', 'attributes'),
  waves: listOf(
    shape({ id: isId, opens: isInstant, closes: isInstant, releases: isInstant, questionnaire_hash: isHash }),
  ),
  cohorts: listOf(
    shape({
      id: isId,
      unit: isId,
      label: isNfc,
      attributes: isValues,
      size: isCount,
      members_root: isHash,
    }),
  ),
  keys_root: isHash,
  log_key: (value) => isB64u(value, 32),
  receipt_key: (value) => isB64u(value, 32),
  desk: isOrigin,
  box: isOrigin,
});

/** True only for a value of exactly the type Manifest. Says nothing about floors: see `checkManifestFloors`. */
export const isManifest = (value: unknown): value is Manifest => check(value);
