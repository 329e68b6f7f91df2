/** An audit that never says no proves nothing: these ten publications give somebody away, and each is rejected. */
import { describe, expect, test } from 'vitest';
import { audit } from '../../../worker/core/audit/audit.ts';
import { cell, document, truth } from './fixtures/published.ts';
import { FIXTURES, safetyCells, safetyPlaces, safetyTruth } from './fixtures/unsafe.ts';

describe('rejected, with the group named', () => {
  test.for(FIXTURES)('$name', ({ input, kind, says }) => {
    const report = audit(input);
    expect(report.ok).toBe(false);
    const found = report.findings.filter((finding) => finding.kind === kind);
    expect(found.map(({ explanation }) => explanation).join('\n')).toMatch(says);
    expect(report.checks.find((check) => check.kind === kind)?.passed).toBe(false);
  });

  test.for(FIXTURES.filter(({ input }) => input.truths && input.releases[0]?.where === 'w1.json'))(
    'and nothing else is held against: $name',
    ({ input, kind }) => {
      expect(new Set(audit(input).findings.map((finding) => finding.kind))).toEqual(new Set([kind]));
    },
  );
});

describe('nobody is given away', () => {
  test('by Safety and men once five women work in Safety', () => {
    const cells = safetyCells.map((one) => (one.group?.value === 'Safety' ? { ...one, n: '10-19' } : one));
    const input = { releases: [{ where: 'w1.json', document: document(safetyPlaces, cells) }] };
    expect(audit({ ...input, truths: [safetyTruth(11, 5)] }).findings).toEqual([]);
    expect(audit({ ...input, truths: [safetyTruth(11, 4)] }).ok).toBe(false);
  });

  test('by a department whose published children leave five', () => {
    const places = [
      { id: 'all', parent: null, label: 'Northwind', people: 5 },
      { id: 'ads', parent: 'all', label: 'Ads', people: 13 },
    ];
    const doc = document(places, [cell('all', 18), cell('ads', 13)]);
    expect(
      audit({ releases: [{ where: 'w1.json', document: doc }], truths: [truth(places)] }).findings,
    ).toEqual([]);
    expect(audit({ releases: [{ where: 'w1.json', document: doc }], truths: [truth(places)], k: 6 }).ok).toBe(
      false,
    );
  });
});
