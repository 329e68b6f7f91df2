/** The light colours of the pages (web/styles/tokens.css) for files; a test keeps the two alike. RGB, hexadecimal. */
import type { ScaleStep } from './report.ts';

export const INK = '16212b';
export const INK_2 = '44505b';
export const INK_3 = '5e6973';
export const LINE = 'dedad0';
export const BAND = 'd3dce2';
/** Ends of a likely range where they are lines or a bar. */
export const RANGE_LINE = 'aeb9c1';
export const COMPARE = '69737b';
export const PAPER = 'f8f7f3';
export const PLUM = '7a2a5c';
export const PLUM_TINT = 'f8eef4';
export const PLUM_HATCH = 'a5698f';
/** Clear rise and clear fall: the ends of the scale. */
export const RISE = '0b4f5e';
export const FALL = '8a3a0c';

type Fill = { fill: string; text: string };

/** Fill of a score and the number on it. */
export const SCALE: Record<ScaleStep, Fill> = {
  1: { fill: '8a3a0c', text: 'ffffff' },
  2: { fill: 'cf8444', text: '10181f' },
  3: { fill: 'f1cb9f', text: '10181f' },
  4: { fill: 'eceae2', text: '10181f' },
  5: { fill: 'b4d8dc', text: '10181f' },
  6: { fill: '62a9b4', text: '10181f' },
  7: { fill: '0b4f5e', text: 'ffffff' },
};

/** Strongly disagree to strongly agree. */
export const ANSWERS: readonly Fill[] = [
  { fill: '8a3a0c', text: 'ffffff' },
  { fill: 'dda06a', text: '10181f' },
  { fill: 'd3d1c8', text: '10181f' },
  { fill: '8cc3ca', text: '10181f' },
  { fill: '0b4f5e', text: 'ffffff' },
];
