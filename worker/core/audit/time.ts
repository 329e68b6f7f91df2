import { jcsText } from '../jcs.ts';
import { FLOORS, type Manifest, MIN_WAVE_SPACING_DAYS, type Rules } from '../season.ts';
import { type Finding, listed, quoted } from './finding.ts';
import { bandInterval } from './steps.ts';
import type { Published, Wave } from './wave.ts';

const DAY = 86_400_000;

/** Rules whose value says how many people must stand behind something. */
const keysOf = (rules: Rules): (keyof Rules)[] =>
  Object.keys(rules).filter((key): key is keyof Rules => key in FLOORS);

/** Units of which a figure is shown that the stricter rule would hide, by the size bands. */
const shownBelow = (wave: Published, k: number): string[] => {
  const labels = new Map(wave.document.units.map(({ id, label }) => [id, label]));
  const small = wave.document.cells.filter(({ n }) => bandInterval(n)[0] < k);
  const names = small.map(({ unit, group }) =>
    group
      ? `${quoted(group.value)} in ${quoted(labels.get(unit) ?? unit)}`
      : quoted(labels.get(unit) ?? unit),
  );
  return [...new Set(names)];
};

const loosened = (wave: Published, strict: Rules, than: string): Finding[] =>
  keysOf(strict).flatMap((rule): Finding[] => {
    const now = wave.document.rules[rule];
    if (now >= strict[rule]) return [];
    const shown = rule === 'k_cell' ? shownBelow(wave, strict.k_cell) : [];
    const so = shown.length > 0 ? `: so ${listed(shown)} came to be shown` : '';
    return [
      {
        kind: 'time',
        where: wave.where,
        people: rule === 'k_cell' ? now : null,
        explanation: `The rule ${rule} is ${now} here and ${strict[rule]} ${than}${so}. Rules may become stricter, never looser.`,
      },
    ];
  });

/** One wave against the floors and its own manifest. */
export const ruleFindings = (wave: Published, manifests: readonly Manifest[]): Finding[] => {
  const { document: doc } = wave;
  const sealed = manifests.find(({ org, season }) => org === doc.org && season === doc.season);
  return [
    ...loosened(wave, FLOORS, 'at the least'),
    ...(sealed ? loosened(wave, sealed.rules, 'in the sealed manifest') : []),
    ...(sealed &&
    jcsText(sealed.rules) !== jcsText(doc.rules) &&
    loosened(wave, sealed.rules, '').length === 0
      ? [
          {
            kind: 'form' as const,
            where: wave.where,
            people: null,
            explanation: 'The rules are not those of the sealed manifest.',
          },
        ]
      : []),
  ];
};

/** The same answers tabulated twice: P3 allows one release of a wave, once. */
const twice = (a: Published, b: Published): Finding[] => {
  const [first, second] = [a.document, b.document];
  const units = new Map(first.units.map((unit) => [unit.id, unit]));
  const others = second.units.filter(
    ({ id, parent, members }) => units.get(id)?.parent !== parent || units.get(id)?.members !== members,
  );
  const before = new Set(first.cells.map((cell) => `${cell.unit}\0${cell.item}\0${jcsText(cell.group)}`));
  const added = second.cells.filter(
    (cell) => !before.has(`${cell.unit}\0${cell.item}\0${jcsText(cell.group)}`),
  );
  const names = new Map(second.units.map(({ id, label }) => [id, label]));
  const groups =
    others.length > 0
      ? others.map(({ label }) => label)
      : [...new Set(added.map(({ unit }) => names.get(unit) ?? unit))];
  const overlap = others.flatMap(({ id, label, members }) => {
    const old = units.get(id);
    const difference = old ? Math.abs(old.members - members) : 0;
    return difference > 0
      ? [
          `${quoted(label)} has ${old?.members} members in one and ${members} in the other: the difference is ${difference}.`,
        ]
      : [];
  });
  const where = `${a.where} and ${b.where}`;
  const how = others.length > 0 ? 'on two trees' : 'twice';
  const difference = overlap.length > 0 ? ` ${overlap.slice(0, 3).join(' ')}` : '';
  return [
    {
      kind: 'trees',
      where,
      people: null,
      explanation: `The answers of ${second.season} ${second.wave} are tabulated ${how}${groups.length > 0 ? `; the second adds or moves ${listed(groups.map(quoted))}` : ''}. One subtracted from the other describes the people between them.${difference}`,
    },
  ];
};

/** Is it the same fielding? By name, or because both took answers at the same time. */
const sameAnswers = (a: Published['document'], b: Published['document']): boolean =>
  a.org === b.org &&
  ((a.season === b.season && a.wave === b.wave) || (a.opened === b.opened && a.closed === b.closed));

const pair = (a: Wave, b: Wave): Finding[] => {
  const [first, second] = [a.document, b.document];
  if (first.org !== second.org) return [];
  if (sameAnswers(first, second)) return jcsText(first) === jcsText(second) ? [] : twice(a, b);
  const [earlier, later] = first.closed <= second.closed ? [a, b] : [b, a];
  const where = `${earlier.where} and ${later.where}`;
  const gap = (Date.parse(later.document.opened) - Date.parse(earlier.document.opened)) / DAY;
  const findings: Finding[] = loosened(later, earlier.document.rules, `in ${earlier.where}`);
  if (gap < MIN_WAVE_SPACING_DAYS)
    findings.push({
      kind: 'time',
      where,
      people: null,
      explanation: `Two waves open within ${MIN_WAVE_SPACING_DAYS} days: so few change their minds that the difference is who answered.`,
    });
  if (earlier.document.manifest === later.document.manifest)
    for (const [at, id] of later.units.ids.entries()) {
      const before = earlier.units.at.get(id);
      const [old, now] = [earlier.units.members[before ?? -1], later.units.members[at]];
      if (old === now) continue;
      findings.push({
        kind: 'time',
        where,
        people: old === undefined || now === undefined ? null : Math.abs(old - now),
        explanation: `${quoted(later.units.labels[at] ?? id)} changed its people within a season (${old ?? 0}, then ${now}): the difference is those who came or went.`,
      });
      break;
    }
  return findings;
};

/** Time: all pairs of waves of an organisation. O(waves^2 x units) at worst; pairs of equal seasons stop early. */
export const timeFindings = (waves: readonly Wave[]): Finding[] =>
  waves.flatMap((first, index) => waves.slice(index + 1).flatMap((second) => pair(first, second)));
