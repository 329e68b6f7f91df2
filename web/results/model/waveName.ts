import type { Instant } from '../../../worker/core/season.ts';
import type { ResultsFormat } from '../format.ts';

/** A wave, released or only planned. */
export type Named = { plan: { closes: Instant } };

/** Names of waves by the month they close in; by the day where a month has several. */
export type WaveNames = {
  /** `October 2026` */
  full: (wave: Named) => string;
  /** As said beside another wave: `September`, or `October 2025` when it is most of a year away. */
  near: (wave: Named, beside: Named) => string;
  /** Under the axis: `Oct` */
  axis: (wave: Named) => string;
};

const NEAR_DAYS = 320;

/** @example waveNames(board.waves, f).near(september, october) // 'September' */
export const waveNames = (waves: Named[], f: ResultsFormat): WaveNames => {
  const months = waves.map((wave) => f.monthYear(wave.plan.closes));
  const crowded = new Set(months).size < months.length;
  const days = (a: Named, b: Named) =>
    Math.abs(Date.parse(a.plan.closes) - Date.parse(b.plan.closes)) / 86_400_000;
  const full = (wave: Named) => (crowded ? f.dayYear : f.monthYear)(wave.plan.closes);
  return {
    full,
    near: (wave, beside) =>
      days(wave, beside) < NEAR_DAYS ? (crowded ? f.day : f.month)(wave.plan.closes) : full(wave),
    axis: (wave) => (crowded ? f.dayShort : f.monthShort)(wave.plan.closes),
  };
};
