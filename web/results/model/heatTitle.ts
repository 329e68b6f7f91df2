import { type HeatRow, weakestTheme } from './heat.ts';
import type { View } from './view.ts';

/** What the heat map says first: the theme that is lowest in most of the units. */
export const heatTitle = (view: View, rows: HeatRow[]): string => {
  const { t } = view;
  const weakest = weakestTheme(rows, view.now.themes);
  if (!weakest) return t.heat.plain;
  const theme = t.themes[weakest.theme];
  const others = weakest.all - weakest.units;
  if (others === 0) return t.heat.weakestAll(theme);
  return others <= 2
    ? t.heat.weakestBut({ theme, others })
    : t.heat.weakestSome({ theme, units: weakest.units, all: weakest.all });
};
