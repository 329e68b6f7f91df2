import { describe, expect, it } from 'vitest';
import { takesPart, waveModel } from '../../worker/cli/demo/model.ts';
import { type Person, parseTree, people, roster } from '../../worker/cli/demo/organisation.ts';
import { DEMO_QUESTIONNAIRE, pastPublications } from '../../worker/cli/demo/past.ts';
import { COLLECTING_SEASON, OPEN_SEASON, PAST_SEASONS, SEED } from '../../worker/cli/demo/story.ts';
import { checkRelease } from '../../worker/cli/rehearse/checkRelease.ts';
import { makeFindings } from '../../worker/cli/rehearse/findings.ts';
import { checkManifestFloors, parseManifest } from '../../worker/core/ballot/manifest.ts';
import { formCohorts } from '../../worker/core/cohort/form.ts';
import { checkSheet, type Sheet } from '../../worker/core/questionnaire.ts';
import { parseRelease } from '../../worker/core/release/parse.ts';
import { checkRoster } from '../../worker/core/roster/check.ts';

const everyone = people(SEED);
const seasons = [...PAST_SEASONS, OPEN_SEASON, COLLECTING_SEASON];
const when = (wave: string) =>
  seasons.find((season) => season.waves.some(({ id }) => id === wave))?.roster ?? 'after';

/** Sheets of everybody who takes part and belongs to `who`. */
const sheets = (wave: string, who: (person: Person) => boolean = () => true): Sheet[] => {
  const sheetOf = waveModel(DEMO_QUESTIONNAIRE, wave, when(wave));
  return everyone.filter((person) => who(person) && takesPart(person, person[when(wave)], wave)).map(sheetOf);
};

/** 50 + 50 (favourable - unfavourable) over all answers to these five-point items. */
const score = (from: Sheet[], items: string[]): number => {
  const answers = from.flatMap((sheet) => items.flatMap((id) => sheet[id] ?? [])).map(Number);
  const share = (test: (n: number) => boolean) => answers.filter(test).length / answers.length;
  return 50 + 50 * (share((n) => n >= 4) - share((n) => n <= 2));
};

const CORE = DEMO_QUESTIONNAIRE.items.flatMap((item) =>
  item.kind === 'scale' && item.core ? [item.id] : [],
);

describe('Northwind Systems', () => {
  it('has 7,412 people in 220 units of very uneven size, 1,174 of them moved in May', () => {
    const units = parseTree();
    expect(units).toHaveLength(220);
    const direct = units.map((unit) => unit.direct);
    expect(Math.max(...direct)).toBeGreaterThan(90);
    expect(Math.min(...direct.filter((n) => n > 0))).toBeLessThan(7);
    expect(everyone).toHaveLength(7412);
    expect(everyone.filter((person) => person.moved)).toHaveLength(1174);
    expect(everyone.filter((person) => person.before[0] === 'Applied AI')).toHaveLength(312);
    expect(everyone.filter((person) => person.after[0] === 'Applied AI')).toHaveLength(1486);
  });

  it('has rosters that an import would take, before and after', () => {
    expect(checkRoster(roster(everyone, 'before'))).toEqual([]);
    expect(checkRoster(roster(everyone, 'after'))).toEqual([]);
  });

  it('is the same people with the same answers every time', () => {
    expect(people(SEED)).toEqual(everyone);
    expect(sheets('2026-07').slice(0, 50)).toEqual(sheets('2026-07').slice(0, 50));
    expect(people('another')[0]).not.toEqual(everyone[0]);
  });
});

describe('the story of the model', () => {
  it('is steady around 66, falls to about 50 and comes back to the high fifties', () => {
    const index = (wave: string) => score(sheets(wave), CORE);
    for (const wave of ['2025-09', '2025-12', '2026-02', '2026-04']) {
      expect(index(wave)).toBeGreaterThan(64);
      expect(index(wave)).toBeLessThan(69);
    }
    expect(index('2026-05')).toBeLessThan(61);
    expect(index('2026-07')).toBeLessThan(53);
    expect(index('2026-10')).toBeGreaterThan(57);
    expect(index('2026-10')).toBeLessThan(61);
  });

  it('falls deepest where people were moved, and most of all in having a say', () => {
    const inJuly = (who: (person: Person) => boolean, items: string[]) =>
      score(sheets('2026-07', who), items);
    const moved = (person: Person) => person.moved;
    const finance = (person: Person) => person.after[0] === 'Finance & Legal';
    expect(inJuly(moved, CORE)).toBeLessThan(inJuly(finance, CORE) - 8);
    const july = sheets('2026-07');
    for (const other of CORE.filter((id) => id !== 'say'))
      expect(score(july, ['say'])).toBeLessThan(score(july, [other]));
  });

  it('has 55 to 75 % of every division take part', () => {
    for (const division of new Set(everyone.map((person) => person.after[0]))) {
      const here = everyone.filter((person) => person.after[0] === division);
      const share = here.filter((person) => takesPart(person, person.after, '2026-10')).length / here.length;
      expect(share).toBeGreaterThan(0.55);
      expect(share).toBeLessThan(0.75);
    }
  });

  it('gives answers that the box would take, with comments by many in many words', () => {
    const october = sheets('2026-10');
    for (const sheet of october) expect(checkSheet(DEMO_QUESTIONNAIRE, sheet)).toEqual([]);
    const texts = october.flatMap((sheet) =>
      Object.values(sheet).filter((answer) => typeof answer === 'string'),
    );
    expect(texts.length).toBeGreaterThan(1000);
    expect(new Set(texts).size).toBeGreaterThan(250);
  });

  it('speaks of nothing before it happened', () => {
    const early = JSON.stringify(sheets('2026-03'));
    for (const later of ['reassign', 'monitoring', 'recorded', 'voluntary transfers', 'my new team'])
      expect(early).not.toContain(later);
  });
});

describe('the past on the board', () => {
  const seat = {
    org: 'northwind-test',
    name: 'Northwind Systems',
    deskUrl: 'http://localhost:8787',
    boxUrl: 'http://localhost:8787',
    logKey: 'A'.repeat(43),
    receiptKey: 'A'.repeat(43),
  };
  const past = pastPublications(seat, new Uint8Array(32), everyone, () => {});
  const bodies = (type: string) => past.filter((one) => one.type === type).map(({ body }) => body);
  const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

  it('has thirteen releases under manifests that keep every floor', () => {
    expect(bodies('release')).toHaveLength(13);
    for (const body of bodies('manifest')) {
      const manifest = parseManifest(body);
      expect(manifest && checkManifestFloors(manifest)).toEqual([]);
    }
    expect(past.map(({ at }) => at)).toEqual(past.map(({ at }) => at).toSorted());
  });

  it('claims no ballot and says so in words', () => {
    for (const close of bodies('wave-close').map(json)) {
      expect(close.size).toBe(0);
      expect(close.cohorts.every((one: { ballots: number }) => one.ballots === 0)).toBe(true);
    }
    for (const close of bodies('collection-close').map(json))
      expect(close.cohorts.every((one: { issued: number }) => one.issued === 0)).toBe(true);
    const notes = bodies('note').map(json);
    expect(notes).toHaveLength(PAST_SEASONS.length);
    for (const note of notes) expect(note.text).toContain('hold no ballots');
  });

  it('publishes levels that are true and leave nobody alone', () => {
    const manifest = bodies('manifest').map(parseManifest).at(-1);
    const release = bodies('release').map(parseRelease).at(-1);
    const formed = formCohorts(roster(everyone, 'after'), { k_cohort: 20 });
    if (!manifest || !release || !formed.ok) throw new Error('no past');
    const sheetOf = waveModel(DEMO_QUESTIONNAIRE, release.wave, 'after');
    const known = everyone
      .filter((person) => takesPart(person, person.after, release.wave))
      .map((person) => ({ cohort: formed.value.assignment.get(person.id) ?? '', answers: sheetOf(person) }));
    const check = (doc: typeof release) => {
      const { found, expect: record } = makeFindings();
      checkRelease({ release: doc, manifest, known, expect: record });
      return found;
    };
    expect(check(release)).toEqual([]);

    // The check can say no: an untrue step, a band of another size, a unit that leaves a small rest, a comment moved.
    const [cell, ...others] = release.cells;
    if (!cell) throw new Error('no cell');
    const { favourable } = cell;
    const away = favourable[0] >= 50 ? 0 : 90;
    expect(check({ ...release, cells: [{ ...cell, favourable: [away, away + 1] }, ...others] })).toHaveLength(
      1,
    );
    expect(check({ ...release, cells: [{ ...cell, n: '10-19' }, ...others] })).toHaveLength(1);
    const strict = { ...release, rules: { ...release.rules, k_cell: 30 } };
    expect(check(strict).some((finding) => finding.includes('subtraction leaves'))).toBe(true);
    const [comment] = release.comments;
    if (!comment) throw new Error('no comment');
    expect(
      check({ ...release, comments: [...release.comments, { ...comment, text: 'Never written.' }] }),
    ).toHaveLength(1);
  });
});
