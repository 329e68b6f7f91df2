/** `chorus organisation pin`: learns the addresses and public keys of another host of the same organisation. */
import { type CardSides, missingSides } from '../../card.ts';
import { jcsText } from '../../core/jcs.ts';
import { sidesOf } from '../../secrets.ts';
import type { Side } from '../../sides.ts';
import { UsageError, type Values } from '../command.ts';
import type { Io } from '../io.ts';
import { readCard, wordsOf } from './card.ts';
import { heldOf, placeOf } from './place.ts';

/** A side's keys: its address may change, these must not without somebody saying so. */
const keysOf = (sides: CardSides, side: Side): string | null => {
  const { url: _, ...keys } = sides[side] ?? { url: '' };
  return sides[side] ? jcsText(keys) : null;
};

export const pin = async (file: string | undefined, values: Values, io: Io): Promise<number> => {
  if (file === undefined) throw new UsageError('which card? chorus organisation pin CARD.json');
  const card = readCard(file);
  const { place } = placeOf(values);
  const held = heldOf(place, card.org);
  const sides = sidesOf(card.sides);
  const own = sides.filter((side) => held.secrets[side] !== undefined);
  if (own.length > 0)
    throw new UsageError(`the ${own.join(' and the ')} of ${held.org} is on this host itself.`);
  const changed = sides.filter((side) => {
    const before = keysOf(held.pinned, side);
    return before !== null && before !== keysOf(card.sides, side);
  });
  if (changed.length > 0 && values.replace !== true)
    throw new UsageError(
      `this card has other keys of the ${changed.join(' and the ')} than the one pinned before. If that host really was made anew, say --replace.`,
    );
  const pinned = { ...held.pinned, ...card.sides };
  place.pin(held.org, pinned);
  const words = await wordsOf(card);
  const missing = missingSides(held.secrets, pinned);
  io.out(`Pinned the ${sides.join(' and the ')} of ${card.name}. Compare these words with the other host's:`);
  io.out(`  ${words.join(' ')}`);
  io.out(
    missing.length > 0
      ? `Still unknown here: the ${missing.join(' and the ')}.`
      : 'This host knows all it needs. A running server reads it when it starts again.',
  );
  io.json({ org: held.org, pinned: sides, missing, words });
  return 0;
};
