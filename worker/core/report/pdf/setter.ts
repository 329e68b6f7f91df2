/** Sets lines of text: a font for every letter, and both directions (UAX 9) in one line. */
import bidiFactory, { type Bidi } from 'bidi-js';
import { create, type Font } from 'fontkit';
import type { Face, FontBytes } from './fonts.ts';

/** Letters next to each other that one font sets in one direction. */
type Run = { text: string; font: string };

export type Setter = {
  /** Width of a line in points. */
  width: (text: string, face: Face, size: number) => number;
  /** Runs from left to right. */
  runs: (text: string, face: Face) => Run[];
  /** Lines no wider than `room`, broken between words, a word too long inside itself. */
  lines: (text: string, style: { face: Face; size: number; room: number }) => string[];
  /** Has no font for some letter it was asked to set. */
  lacking: (text: string) => boolean;
};

export type SetterFont = { name: string; face: Face; font: Font; bytes: Uint8Array };

// Its types describe the ES module of the package; Node loads the other one, whose default is the function itself.
const bidi = (bidiFactory as unknown as () => Bidi)();

/** Parsed fonts by face; a letter takes the first that has it, those of its own face first, then the sans. */
export const openFonts = (files: readonly FontBytes[]): SetterFont[] =>
  files.flatMap(({ face, bytes }, i) => {
    // fontkit copies what it needs; its type asks for Node's Buffer, whose methods it does not use.
    const font = create(bytes as Buffer);
    return font.type === 'TTC' || font.type === 'DFont'
      ? []
      : [{ name: `f${i}`, face, font: font as Font, bytes }];
  });

const FALLBACK: Record<Face, Face[]> = {
  voice: ['voice', 'ui'],
  voiceStrong: ['voiceStrong', 'uiStrong'],
  ui: ['ui'],
  uiStrong: ['uiStrong'],
};

/** Stands where no font has a letter. */
const MISSING = '\u00b7';
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

export const makeSetter = (fonts: readonly SetterFont[], direction: 'ltr' | 'rtl'): Setter => {
  const ordered = new Map(
    (Object.keys(FALLBACK) as Face[]).map((face) => [
      face,
      FALLBACK[face].flatMap((one) => fonts.filter((font) => font.face === one)),
    ]),
  );
  const fontOf = (char: string, face: Face): SetterFont | undefined =>
    ordered.get(face)?.find(({ font }) => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));

  const has = (font: string, char: string): boolean =>
    fonts.find(({ name }) => name === font)?.font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0) ?? false;

  const runs = (text: string, face: Face): Run[] => {
    const { levels } = bidi.getEmbeddingLevels(text, direction);
    const found: (Run & { level: number })[] = [];
    let at = 0;
    for (const char of text) {
      const level = levels[at] ?? 0;
      at += char.length;
      if (INVISIBLE.test(char)) continue;
      const before = found.at(-1);
      // A mark or a space stays with what is before it where that font has it.
      const beside = before && before.level === level && /[\p{M}\s]/u.test(char) ? before.font : null;
      const stays = beside !== null && has(beside, char);
      const font = stays ? beside : (fontOf(char, face)?.name ?? null);
      const shown = font === null ? MISSING : level % 2 ? (bidi.getMirroredCharacter(char) ?? char) : char;
      const name = font ?? fontOf(MISSING, face)?.name ?? '';
      if (before && before.level === level && before.font === name) before.text += shown;
      else found.push({ text: shown, font: name, level });
    }
    return inOrder(found);
  };

  // Shaping is slow and words come back: the width of each is found once.
  const known = new Map<string, number>();
  const wordWidth = (word: string, face: Face): number => {
    const key = `${face} ${word}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = runs(word, face).reduce((sum, run) => {
      const font = fonts.find(({ name }) => name === run.font)?.font;
      return font ? sum + font.layout(run.text).advanceWidth / font.unitsPerEm : sum;
    }, 0);
    known.set(key, made);
    return made;
  };
  const width = (text: string, face: Face, size: number): number =>
    text.split(/(?<=\s)/).reduce((sum, word) => sum + wordWidth(word, face), 0) * size;

  return { width, runs, lines: breaker(width), lacking: (text) => [...text].some(unknown) };

  function unknown(char: string): boolean {
    return !/\s/.test(char) && !INVISIBLE.test(char) && fontOf(char, 'ui') === undefined;
  }
};

/** UAX 9, rule L2: from the highest level down, reverse what stands at it or above. A run turns its own letters itself. */
const inOrder = (runs: (Run & { level: number })[]): Run[] => {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--)
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while ((ordered[to]?.level ?? 0) >= level) to++;
      if (to - from > 1) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  // fontkit turns Arabic letters round by itself, but not spaces and signs that stand alone.
  return ordered.map(({ text, font, level }) => ({
    font,
    text: level % 2 === 1 && !/\p{L}/u.test(text) ? [...text].reverse().join('') : text,
  }));
};

const breaker =
  (width: Setter['width']) =>
  (text: string, { face, size, room }: { face: Face; size: number; room: number }): string[] => {
    const fits = (line: string) => width(line, face, size) <= room;
    const lines: string[] = [];
    for (const paragraph of text.split(/\r?\n/)) {
      let line = '';
      for (const word of paragraph.split(/(?<=[\s\u200b])(?!\s)/)) {
        if (line !== '' && !fits((line + word).trimEnd())) {
          lines.push(line.trimEnd());
          line = '';
        }
        let rest = word;
        while (line === '' && !fits(rest.trimEnd()) && [...rest].length > 1) {
          const chars = [...rest];
          let most = 1;
          while (most < chars.length && fits(chars.slice(0, most + 1).join(''))) most++;
          lines.push(chars.slice(0, most).join(''));
          rest = chars.slice(most).join('');
        }
        line += rest;
      }
      lines.push(line.trimEnd());
    }
    return lines;
  };
