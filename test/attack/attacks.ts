/** The attacks on what is published, by name. */
import { absence } from './absence.ts';
import { allMinusGroup } from './allMinusGroup.ts';
import { certainAnswers } from './certainAnswers.ts';
import { commentsByPlace } from './commentsByPlace.ts';
import { indexMinusItems, themeMinusItems } from './indexMinusItems.ts';
import { parentMinusChildren } from './parentMinusChildren.ts';
import { participationMinusCells } from './participationMinusCells.ts';
import { rowOrder } from './rowOrder.ts';
import { twoItems } from './twoItems.ts';
import { twoWaves } from './twoWaves.ts';
import type { Attack } from './view.ts';

export const ATTACKS = {
  'parent minus children': parentMinusChildren,
  'all minus group': allMinusGroup,
  'two items': twoItems,
  'two waves': twoWaves,
  'index minus items': indexMinusItems,
  'theme minus items': themeMinusItems,
  'participation minus cells': participationMinusCells,
  'comments by place': commentsByPlace,
  'certain answers': certainAnswers,
  'order of rows': rowOrder,
  'absence patterns': absence,
} satisfies Record<string, Attack>;

export type AttackName = keyof typeof ATTACKS;
