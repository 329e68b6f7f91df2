/** `chorus organisation create`: a new organisation, or this host's part of one that another host has begun. */
import type { Card } from '../../card.ts';
import type { Kept } from '../../kept.ts';
import { newOrgId, newSecrets, sidesOf } from '../../secrets.ts';
import { SIDES, type Side } from '../../sides.ts';
import { formatAdminLink } from '../adminLink.ts';
import { textOption, UsageError, type Values } from '../command.ts';
import type { Io } from '../io.ts';
import { giveCard, readCard, wordsOf } from './card.ts';
import { databasesFrom, expectEmpty, migrateAll } from './databases.ts';
import { placeOf } from './place.ts';

const sidesFrom = (values: Values): Side[] => {
  const named = (textOption(values, 'sides') ?? SIDES.join(',')).split(',').map((side) => side.trim());
  const sides = SIDES.filter((side) => named.includes(side));
  if (sides.length !== named.length)
    throw new UsageError(`--sides takes desk, box and board with commas between, not "${named.join(',')}".`);
  return sides;
};

const nameFrom = (values: Values, joined: Card | null): string => {
  const given = textOption(values, 'name')?.trim();
  if (joined) {
    if (given !== undefined && given !== joined.name)
      throw new UsageError(`the card is of "${joined.name}"; leave --name out.`);
    return joined.name;
  }
  if (given === undefined || given === '' || given.length > 80)
    throw new UsageError('what is it called? Give --name NAME, at most 80 characters, or --join CARD.json.');
  return given;
};

export const create = async (values: Values, io: Io): Promise<number> => {
  const cardFile = textOption(values, 'join');
  const joined = cardFile === undefined ? null : readCard(cardFile);
  const name = nameFrom(values, joined);
  if (joined && textOption(values, 'sides') === undefined)
    throw new UsageError('which sides does this host serve? Give --sides.');
  const sides = sidesFrom(values);
  const theirs = joined ? sides.filter((side) => joined.sides[side] !== undefined) : [];
  if (theirs.length > 0)
    throw new UsageError(`the host of that card serves the ${theirs.join(' and the ')} already.`);

  const { place, urls } = placeOf(values);
  const clash = place.list().find((held) => held.org === joined?.org || held.secrets.name === name);
  if (clash) throw new UsageError(`${place.where} holds ${clash.secrets.name} (${clash.org}) already.`);
  let databases: Kept['databases'] = {};
  if (textOption(values, 'secret') !== undefined) {
    databases = databasesFrom(values, sides);
    await expectEmpty(databases);
    await migrateAll(databases);
  }
  const held = {
    org: joined?.org ?? newOrgId(name),
    secrets: newSecrets(name, sides),
    urls,
    pinned: joined?.sides ?? {},
  };
  place.add(held, databases);
  io.err(`${name} is made as ${held.org} in ${place.where}, with the ${sides.join(', the ')}.`);
  if (textOption(values, 'secret') !== undefined) {
    io.err(`Give it to the Worker: npx wrangler secret put CHORUS_ORGANISATIONS < ${place.where}`);
    const token = held.secrets.desk?.admin;
    if (token !== undefined)
      io.err(
        `Admin link, for the steward only: ${formatAdminLink({ origin: urls.desk, org: held.org, token })}`,
      );
  }
  if (joined) {
    io.err(`The card you joined with is of the ${sidesOf(joined.sides).join(' and ')}; its words:`);
    io.err(`  ${(await wordsOf(joined)).join(' ')}`);
  }
  if (sides.length < SIDES.length) await giveCard(held, values, io);
  else io.json({ org: held.org, sides });
  return 0;
};
