/** `chorus organisation status`: which sides are here, which are elsewhere, which are unknown. */
import { cardOf, missingSides } from '../../card.ts';
import { sidesOf } from '../../secrets.ts';
import { SIDES } from '../../sides.ts';
import type { Values } from '../command.ts';
import type { Io } from '../io.ts';
import { placeOf } from './place.ts';

export const status = async (values: Values, io: Io): Promise<number> => {
  const { place } = placeOf(values);
  const all = place.list();
  const organisations = [];
  for (const { org, secrets, urls, pinned } of all) {
    const { sides: own } = await cardOf(org, secrets, urls);
    const missing = missingSides(secrets, pinned);
    organisations.push({ org, name: secrets.name, here: own, elsewhere: pinned, missing });
    io.out(`${secrets.name} (${org})`);
    for (const side of SIDES) {
      const url = own[side]?.url ?? pinned[side]?.url;
      const where = own[side] ? 'here, at' : 'elsewhere, at';
      if (url !== undefined) io.out(`  ${side.padEnd(6)} ${where} ${url}`);
      else if (missing.includes(side)) io.out(`  ${side.padEnd(6)} unknown: pin its card`);
      else io.out(`  ${side.padEnd(6)} elsewhere; the ${sidesOf(own).join(' and the ')} need not know where`);
    }
  }
  if (all.length === 0) io.out(`${place.where} holds no organisation.`);
  io.json({ organisations });
  return organisations.every(({ missing }) => missing.length === 0) ? 0 : 1;
};
