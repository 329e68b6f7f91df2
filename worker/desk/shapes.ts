/** Shapes of what arrives at the desk. Only shapes: what the values mean is checked by the core. */
import * as v from 'valibot';
import { isId, isInstant } from '../core/ballot/shape.ts';
import { KINDS } from '../core/cohort/attribute.ts';
import { isDay, NOTE_TEXT_MAX, TITLE_MAX } from '../core/note.ts';

const id = v.pipe(
  v.string(),
  v.check((text) => isId(text), 'must match [a-z0-9-]{1,32}'),
);
const instant = v.pipe(
  v.string(),
  v.check((text) => isInstant(text), 'must be a time like 2026-03-02T08:00:00Z'),
);
const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

const member = v.strictObject({
  employee_id: v.string(),
  unit: v.array(v.string()),
  email: v.exactOptional(v.string()),
  name: v.exactOptional(v.string()),
  language: v.exactOptional(v.string()),
  manager_of: v.exactOptional(v.array(v.string())),
  attributes: v.record(v.string(), v.string()),
});

export const rosterPreviewShape = v.strictObject({
  members: v.array(member),
  k_cohort: v.exactOptional(size),
});

export const rosterShape = v.strictObject({ members: v.array(member), digest: v.string() });

const rules = v.strictObject({
  k_cohort: v.exactOptional(size),
  k_cell: v.exactOptional(size),
  k_distribution: v.exactOptional(size),
  k_comments: v.exactOptional(size),
  min_comments: v.exactOptional(size),
  attr_unit: v.exactOptional(size),
  attr_cell: v.exactOptional(size),
  dispute_days: v.exactOptional(size),
  gap_hours: v.exactOptional(size),
});

const label = v.pipe(v.string(), v.maxLength(200));

/** What is generalised, and how; a hierarchy is rows of labels, the value first, the top last. */
const attribute = v.strictObject({
  name: label,
  kind: v.exactOptional(v.picklist(KINDS)),
  hierarchy: v.exactOptional(v.pipe(v.array(v.pipe(v.array(label), v.maxLength(12))), v.maxLength(20_000))),
});

export const seasonShape = v.strictObject({
  season: id,
  rules: v.optional(rules, {}),
  attributes: v.optional(v.pipe(v.array(attribute), v.maxLength(12)), []),
  priority: v.optional(v.picklist(['units', 'attributes']), 'units'),
  collect_opens: instant,
  collect_closes: instant,
  waves: v.pipe(
    v.array(
      v.strictObject({
        id,
        opens: instant,
        closes: instant,
        releases: instant,
        /** Parsed by the core, which names each problem. */
        questionnaire: v.unknown(),
      }),
    ),
    v.minLength(1, 'the season has no wave'),
    v.maxLength(60, 'a season has at most 60 waves'),
  ),
});

export const membershipShape = v.strictObject({ code: v.pipe(v.string(), v.maxLength(64)) });

export const ballotsShape = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(64)),
  requests: v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(60)),
});

/** An event for the timeline. What the units and the replaced note are, the board knows. */
export const eventShape = v.strictObject({
  kind: v.literal('event'),
  season: v.nullable(id),
  wave: v.nullable(id),
  units: v.pipe(v.array(id), v.maxLength(200)),
  title: v.pipe(v.string(), v.maxLength(TITLE_MAX * 2)),
  date: v.pipe(
    v.string(),
    v.check((text) => isDay(text), 'must be a day like 2026-05-04'),
  ),
  text: v.pipe(v.string(), v.maxLength(NOTE_TEXT_MAX * 2)),
  replaces: v.nullable(v.pipe(v.string(), v.hash(['sha256']))),
});
