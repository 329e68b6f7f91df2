import type { ReleasedWave } from '../board.ts';
import type { ResultsFormat } from '../format.ts';

/** Names of waves by the month they close in; by the day where a month has several. */
export type WaveNames = {
  /** `October 2026` */
  full: (wave: ReleasedWave) => string;
  /** As said beside another wave: `September`, or `October 2025` when it is most of a year away. */
  near: (wave: ReleasedWave, beside: ReleasedWave) => string;
  /** Under the axis: `Oct` */
  axis: (wave: ReleasedWave) => string;
};

const NEAR_DAYS = 320;

/** @example waveNames(board.waves, f).near(september, october) // 'September' */
export const waveNames = (waves: ReleasedWave[], f: ResultsFormat): WaveNames => {
  const months = waves.map((wave) => f.monthYear(wave.plan.closes));
  const crowded = new Set(months).size < months.length;
  const days = (a: ReleasedWave, b: ReleasedWave) =>
    Math.abs(Date.parse(a.plan.closes) - Date.parse(b.plan.closes)) / 86_400_000;
  const full = (wave: ReleasedWave) => (crowded ? f.dayYear : f.monthYear)(wave.plan.closes);
  return {
    full,
    near: (wave, beside) =>
      days(wave, beside) < NEAR_DAYS ? (crowded ? f.day : f.month)(wave.plan.closes) : full(wave),
    axis: (wave) => (crowded ? f.dayShort : f.monthShort)(wave.plan.closes),
  };
};
