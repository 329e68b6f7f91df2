/** A large release stands in parts; who puts them together reads the same document. */
import { beforeAll, describe, expect, test } from 'vitest';
import { hex, sha256 } from '../../../worker/core/bytes.ts';
import { jcs } from '../../../worker/core/jcs.ts';
import type { ReleaseDocument } from '../../../worker/core/release/document.ts';
import { parseRelease, readRelease } from '../../../worker/core/release/parse.ts';
import { release } from '../../../worker/core/release/release.ts';
import {
  packParts,
  type ReleaseFiles,
  releaseFiles,
  unpackParts,
} from '../../../worker/core/release/split.ts';
import { tally } from '../../../worker/core/release/tally.ts';
import { releaseBytes } from '../../../worker/core/release/write.ts';
import { attributedManifest } from './attributed.ts';
import { MH, questionnaireOf, random, randomBallots, randomManifest, scaleItem } from './organisation.ts';

const questionnaire = questionnaireOf([
  scaleItem('mood'),
  { kind: 'open', id: 'more', text: { en: 'What else?' } },
]);

const published = (manifest = randomManifest(random(3), 60)): ReleaseDocument =>
  release({
    manifest,
    mh: MH,
    questionnaire,
    tally: tally({ manifest, questionnaire, ballots: randomBallots(manifest, questionnaire, random(4)) }),
    wave: 'w1',
  });

/** Many organisations side by side under one top: more than fits in one file. */
const enlarged = (doc: ReleaseDocument, copies: number): ReleaseDocument => {
  const name = (id: string, copy: number) => (id === 'u0' ? id : `${id}-${copy}`);
  const all = Array.from({ length: copies }, (_, copy) => copy);
  const own = <T extends { unit: string }>(list: readonly T[], copy: number) =>
    list
      .filter(({ unit }) => unit !== 'u0' || copy === 0)
      .map((one) => ({ ...one, unit: name(one.unit, copy) }));
  return {
    ...doc,
    units: all.flatMap((copy) =>
      doc.units
        .filter(({ id }) => id !== 'u0' || copy === 0)
        .map((unit) => ({
          ...unit,
          id: name(unit.id, copy),
          parent: unit.parent === null ? null : name(unit.parent, copy),
        })),
    ),
    cells: all.flatMap((copy) => own(doc.cells, copy)),
    participation: all.flatMap((copy) => own(doc.participation, copy)),
    comments: own(doc.comments, 0),
  };
};

describe('a document of more than four megabytes', () => {
  let document: ReleaseDocument;
  let files: ReleaseFiles;
  let board: Map<string, Uint8Array>;
  const fetchDoc = async (hash: string) => board.get(hash) ?? null;

  beforeAll(() => {
    document = enlarged(published(), 500);
    files = releaseFiles(document);
    board = new Map([files.body, ...files.parts].map((bytes) => [hex(sha256(bytes)), bytes]));
  });

  test('is a small index and parts of bounded size, read back as the same bytes', async () => {
    expect(releaseBytes(document).length).toBeGreaterThan(4 * 2 ** 20);
    expect(files.body.length).toBeLessThan(20_000);
    expect(files.parts.length).toBeGreaterThan(3);
    expect(Math.max(...files.parts.map(({ length }) => length))).toBeLessThan(2 ** 21);
    const read = await readRelease(fetchDoc, hex(sha256(files.body)));
    expect(read && hex(sha256(releaseBytes(read)))).toBe(hex(sha256(releaseBytes(document))));
  });

  test('gives the same files every time', () => {
    const again = releaseFiles(structuredClone(document));
    expect([again.body, ...again.parts].map((bytes) => hex(sha256(bytes)))).toEqual(
      [files.body, ...files.parts].map((bytes) => hex(sha256(bytes))),
    );
  });

  test('keeps the units of a subtree together as far as they fit', () => {
    const parts = files.parts.map((bytes): ReleaseDocument => JSON.parse(new TextDecoder().decode(bytes)));
    const partOf = new Map(parts.flatMap(({ units }, part) => units.map(({ id }) => [id, part] as const)));
    const torn = document.units.filter(
      ({ id, parent }) => parent !== null && parent !== 'u0' && partOf.get(id) !== partOf.get(parent),
    );
    expect(torn.length).toBeLessThan(document.units.length / 100);
  });

  test('with a part missing or altered is no release at all', async () => {
    const [first = new Uint8Array()] = files.parts;
    const name = hex(sha256(first));
    const altered = first.slice();
    altered[100] = (altered[100] ?? 0) ^ 1;
    for (const bytes of [null, altered, files.parts[1] ?? null])
      expect(
        await readRelease(async (hash) => (hash === name ? bytes : fetchDoc(hash)), hex(sha256(files.body))),
      ).toBeNull();
  });

  test('is kept by the box as it was', () => {
    expect(unpackParts(packParts(files.parts)).map((part) => hex(sha256(part)))).toEqual(
      files.parts.map((part) => hex(sha256(part))),
    );
    expect(unpackParts(packParts([]))).toEqual([]);
  });
});

test('a smaller one stays whole, with its comments in their order', async () => {
  const document = published();
  const { body, parts } = releaseFiles(document);
  expect(parts).toEqual([]);
  expect(document.comments.length).toBeGreaterThan(0);
  expect(await readRelease(async () => body, hex(sha256(body)))).toEqual(document);
  expect(await readRelease(async () => body, '00'.repeat(32))).toBeNull();
});

test('the fast spelling is the canonical one, attribute cells and all', () => {
  for (let seed = 0; seed < 12; seed++) {
    const document = published(attributedManifest(random(seed), 40));
    expect(releaseBytes(document)).toEqual(jcs(document));
    expect(parseRelease(releaseBytes(document))).toEqual(document);
  }
});
