/**
 * How the demo's people answer: a latent-variable model, seeded, the same on every machine.
 *
 * For a person p in unit u, item i (of theme t) and wave w, the expected score is
 *   m = quiet(t) + unit(u) + item(i) + drift(w) - felt effects(t, u, w) + local(t, u, w)
 * and the answer is a standard normal x, shifted so that the expected favourable minus unfavourable share
 * matches m, cut into the item's scale. x is part person, part wave, part item: answers of one person agree
 * with each other and with last month's. docs/demo-model.md has the whole of it with its numbers.
 */
import type { Questionnaire, ScaleItem, Sheet } from '../../core/questionnaire.ts';
import { writeComment } from './comments.ts';
import type { Person } from './organisation.ts';
import { hash32, type Random, randomStream } from './random.ts';
import { LOCAL, MONITORING, MONITORING_FELT, QUIET, REASSIGNMENT, REASSIGNMENT_FELT } from './story.ts';

/** Variance of the latent answer that belongs to the person for good, to the person this wave, to the item. */
const TRAIT = 0.35;
const MOOD = 0.1;
const ITEM = 1 - TRAIT - MOOD;

/** Latent cut points. Between the middle two lies "neither agree nor disagree". */
const CUTS_5 = [-1.15, -0.3, 0.3, 1.2];
const CUTS_10 = [-1.9, -1.65, -1.4, -1.15, -0.9, -0.6, -0.3, 0, 0.3, 0.9];
const CUTS_3 = [-0.3, 0.3];

/** Standard normal distribution function (Abramowitz and Stegun 7.1.26, error below 1e-7). */
const phi = (x: number): number => {
  const t = 1 / (1 + 0.3275911 * (Math.abs(x) / Math.SQRT2));
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - poly * Math.exp((-x * x) / 2);
  return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
};

/** Shift of the latent answer at which the expected score 50 + 50 (favourable - unfavourable) is `score`. */
export const shiftFor = (score: number): number => {
  const target = (Math.min(96, Math.max(4, score)) - 50) / 50;
  let lo = -4;
  let hi = 4;
  for (let step = 0; step < 40; step++) {
    const mid = (lo + hi) / 2;
    if (phi(mid - 0.3) - phi(-mid - 0.3) < target) lo = mid;
    else hi = mid;
  }
  return (lo + hi) / 2;
};

/** Standard deviation of what moves the whole organisation from month to month for no reason told, in points. */
const DRIFT = 0.5;

const TOP_UNIT: Record<string, number> = {
  People: 6,
  'Finance & Legal': 5,
  'Consumer Apps': 2,
  Ads: 1,
  Infrastructure: 0,
  Reality: -1,
  'Applied AI': 0,
  'Trust & Safety': -4,
};

/** Lasting difference of a unit from the organisation, in points: its division's, and what each level adds. */
const unitEffect = (path: string[]): number => {
  let effect = TOP_UNIT[path[0] ?? ''] ?? 0;
  for (let depth = 2; depth <= path.length; depth++) {
    effect += randomStream(`unit/${path.slice(0, depth).join('/')}`).normal() * (depth === 2 ? 2.5 : 2);
  }
  return effect;
};

/** How hard the reassignment hits a unit: hardest where people were moved to, then where they were taken from. */
const reassignmentFactor = (path: string[], moved: boolean): number => {
  if (moved) return 1.7;
  if (path[0] === 'Applied AI') return 1.3;
  if (path[0] === 'People' || path[0] === 'Finance & Legal') return 0.6;
  return path[0] === 'Trust & Safety' ? 0.8 : 0.95;
};

/** Value of a wave in a table of effects, where later waves keep the last value given. Wave ids sort by time. */
const felt = (table: Record<string, number>, wave: string): number => {
  let value = 0;
  for (const [from, share] of Object.entries(table)) if (from <= wave) value = share;
  return value;
};

/** Points by which an item differs from its theme, -3..3. */
const itemEffect = (item: string): number => (hash32(`item/${item}`) % 7) - 3;

const startsWith = (path: string[], prefix: string[]) => prefix.every((label, i) => path[i] === label);

/** Expected score of one item in one place and wave, 0..100. */
export const expectedScore = (
  item: Pick<ScaleItem, 'id' | 'theme'>,
  place: { unit: string[]; moved: boolean },
  wave: string,
): number => {
  const { unit, moved } = place;
  const local = LOCAL.filter((l) => l.theme === item.theme && l.from <= wave && startsWith(unit, l.unit));
  return (
    QUIET[item.theme] +
    unitEffect(unit) +
    DRIFT * randomStream(`wave/${wave}`).normal() +
    itemEffect(item.id) -
    felt(REASSIGNMENT_FELT, wave) * reassignmentFactor(unit, moved) * REASSIGNMENT[item.theme] -
    felt(MONITORING_FELT, wave) * MONITORING[item.theme] +
    local.reduce((sum, l) => sum + l.points, 0)
  );
};

const cut = (x: number, cuts: number[]): number => cuts.filter((c) => x > c).length;

/** The latent answer as a number on the item's scale; reversed items are turned round. */
export const answerOf = (item: Pick<ScaleItem, 'scale' | 'reversed'>, x: number): number => {
  const [low, high] = item.scale;
  const value = low + cut(x, high === 10 ? CUTS_10 : high === 3 ? CUTS_3 : CUTS_5);
  return item.reversed ? low + high - value : value;
};

/** Share of a theme's answers that are "prefer not to say": people keep silent where an answer may cost them. */
const silence = (item: ScaleItem): number =>
  item.theme === 'safe' || item.theme === 'privacy' ? 0.07 : item.theme === 'manager' ? 0.05 : 0.025;

/** Chance that somebody of this unit takes part in a wave: 55 to 76 %, a little less while trust is low. */
const participation = (unit: string[], wave: string): number => {
  const division = 0.62 + ((hash32(`participation/${unit[0]}`) % 9) - 4) / 100;
  const team = ((hash32(`participation/${unit.join('/')}`) % 13) - 6) / 100;
  return division + team + 0.02 - 0.04 * felt(MONITORING_FELT, wave);
};

export const takesPart = (person: Person, unit: string[], wave: string): boolean =>
  randomStream(`part/${person.id}/${wave}`).uniform() < participation(unit, wave);

/** Everything of the model that does not change from person to person in a wave, computed once per unit. */
export type WaveModel = (person: Person) => Sheet;

/** The sheets of a wave. `when` says which of the person's two units is the one of this wave. */
export const waveModel = (
  questionnaire: Questionnaire,
  wave: string,
  when: 'before' | 'after',
): WaveModel => {
  const shifts = new Map<string, number[]>();
  const scaled = questionnaire.items.filter((item) => item.kind === 'scale');
  const open = questionnaire.items.filter((item) => item.kind === 'open');
  const shiftsOf = (unit: string[], moved: boolean): number[] => {
    const key = `${moved} ${unit.join('/')}`;
    const known = shifts.get(key);
    if (known) return known;
    const made = scaled.map((item) => shiftFor(expectedScore(item, { unit, moved }, wave)));
    shifts.set(key, made);
    return made;
  };
  return (person) => {
    const unit = person[when];
    const random: Random = randomStream(`sheet/${person.id}/${wave}`);
    const trait = randomStream(`trait/${person.id}`).normal();
    const self = Math.sqrt(TRAIT) * trait + Math.sqrt(MOOD) * random.normal();
    const shift = shiftsOf(unit, when === 'after' && person.moved);
    const sheet: Sheet = {};
    scaled.forEach((item, i) => {
      const x = (shift[i] ?? 0) + self + Math.sqrt(ITEM) * random.normal();
      sheet[item.id] = random.uniform() < silence(item) ? null : answerOf(item, x);
    });
    open.forEach((item, i) => {
      const text = writeComment(random, {
        wave,
        moved: person.moved && when === 'after',
        mood: self,
        place: i,
      });
      if (text !== null) sheet[item.id] = text;
    });
    return sheet;
  };
};
