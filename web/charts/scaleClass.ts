import styles from './scale.module.css';
import type { ScaleStep } from './scaleStep.ts';

/** Class of a step's fill and of the number on it. */
export const scaleClass = (step: ScaleStep): string => styles[`s${step}`] ?? '';
