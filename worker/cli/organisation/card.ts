/** `chorus organisation card`: what the other hosts must know of this one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Card, cardOf, parseCard } from '../../card.ts';
import { sixWords } from '../../core/ballot/words.ts';
import { sha256 } from '../../core/bytes.ts';
import { jcs } from '../../core/jcs.ts';
import { sidesOf } from '../../secrets.ts';
import { textOption, UsageError, type Values } from '../command.ts';
import type { Io } from '../io.ts';
import { type Held, heldOf, placeOf } from './place.ts';

export const wordsOf = (card: Card): Promise<string[]> => sixWords(sha256(jcs(card)));

export const readCard = (file: string): Card => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `the card ${file} cannot be read: ${error instanceof Error ? error.message : error}.`,
    );
  }
  const card = parseCard(text);
  if (!card)
    throw new UsageError(
      `${file} is no card. "chorus organisation card --out FILE" writes one on the other host; its addresses are https.`,
    );
  return card;
};

/** Writes or prints the card of an organisation's sides here, with the words to compare it by. */
export const giveCard = async (held: Held, values: Values, io: Io): Promise<void> => {
  const card = await cardOf(held.org, held.secrets, held.urls);
  const words = await wordsOf(card);
  const text = JSON.stringify(card, null, 2);
  const out = textOption(values, 'out');
  if (out === undefined) io.out(text);
  else writeFileSync(out, `${text}\n`);
  const sides = sidesOf(card.sides).join(' and ');
  io.err(
    `${out === undefined ? 'This is the card' : `${out} is the card`} of the ${sides}. Nothing in it is secret. Its words, to compare aloud with whoever pins it:`,
  );
  io.err(`  ${words.join(' ')}`);
  io.json({ org: held.org, sides: sidesOf(held.secrets), card, words });
};

export const card = async (values: Values, io: Io): Promise<number> => {
  await giveCard(heldOf(placeOf(values).place, textOption(values, 'org')), values, io);
  return 0;
};
