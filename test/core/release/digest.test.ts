/** A digest says what its release says, and nothing else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../../worker/core/bytes.ts';
import { jcs, jcsText } from '../../../worker/core/jcs.ts';
import { digestOf, openDigest, parseDigest } from '../../../worker/core/release/digest.ts';
import type { ReleaseDocument } from '../../../worker/core/release/document.ts';
import { cellOf, membersOf, participationOf } from '../../../worker/core/score/cells.ts';
import { moraleIndex } from '../../../worker/core/score/morale.ts';
import { inventReleases } from '../../support/releases.ts';

const HASH = 'a'.repeat(64);
let releases: ReleaseDocument[];

beforeAll(() => {
  ({ releases } = inventReleases({
    org: 'northwind-aaaaaaaaaaaaaaaa',
    name: 'Northwind Systems',
    logKey: '',
    receiptKey: '',
    deskUrl: '',
    boxUrl: '',
  }));
}, 60_000);

const reopened = (doc: ReleaseDocument): ReleaseDocument => {
  const digest = parseDigest(jcs(digestOf(doc, HASH)), HASH);
  if (!digest) throw new Error('no digest');
  return openDigest(digest);
};

describe('a digest', () => {
  it('gives back every cell, share, member and score of its release', () => {
    for (const doc of releases) {
      const slim = reopened(doc);
      expect(slim.units).toEqual(doc.units);
      for (const { id } of doc.units) {
        expect(membersOf(slim, id)).toBe(membersOf(doc, id));
        expect(participationOf(slim, id)).toEqual(participationOf(doc, id));
        expect(moraleIndex(slim, id)).toEqual(moraleIndex(doc, id));
        for (const item of doc.items) {
          const cell = cellOf(doc, id, item.id);
          expect(cellOf(slim, id, item.id)).toEqual(cell && { ...cell, distribution: null });
        }
      }
      expect(slim.cells.length).toBe(doc.cells.filter(({ group }) => group === null).length);
      const sorted = (of: ReleaseDocument) => of.participation.map(jcsText).sort();
      expect(sorted(slim)).toEqual(sorted(doc));
    }
  });

  it('holds no comment, no distribution and nothing of a hidden cell', () => {
    const doc = releases.at(-1);
    if (!doc) throw new Error('no release');
    const text = jcsText(digestOf(doc, HASH));
    for (const comment of doc.comments) expect(text).not.toContain(comment.text);
    const hidden = { ...doc, cells: doc.cells.slice(1) };
    const slim = reopened(hidden);
    const gone = doc.cells[0];
    expect(gone && cellOf(slim, gone.unit, gone.item)).toBeNull();
  });

  it('is the same for the same release, much smaller, and of no other', () => {
    const doc = releases.at(-1);
    if (!doc) throw new Error('no release');
    const bytes = jcs(digestOf(doc, HASH));
    expect(bytes).toEqual(jcs(digestOf(structuredClone(doc), HASH)));
    expect(bytes.length).toBeLessThan(jcs(doc).length / 5);
    expect(parseDigest(bytes, 'b'.repeat(64))).toBeNull();
    expect(parseDigest(utf8('{}'), HASH)).toBeNull();
  });
});
