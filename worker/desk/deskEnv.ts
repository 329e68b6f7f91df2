import type { Result } from '../core/result.ts';
import type { Id, Instant } from '../core/season.ts';
import type { DeskSide, Organisation, SideEnv } from '../deps.ts';

/** Context of the desk's routes: mounted only where this process serves the organisation's desk. */
export type DeskEnv = SideEnv & { Variables: { desk: DeskSide } };

/** Sealing crosses to the board, which the desk may not import: the app hands it in. */
export type Seal = (
  side: DeskSide,
  organisation: Organisation,
  asked: { season: Id; now: Instant },
) => Promise<Result<string>>;
