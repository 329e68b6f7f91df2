import type { ReleaseDocument } from '../release/document.ts';
import type { Manifest } from '../season.ts';
import { commentFindings } from './comments.ts';
import { documentFindings } from './document.ts';
import { exportFindings, isExport } from './exportCsv.ts';
import { figuresOf } from './figures.ts';
import type { Finding } from './finding.ts';
import { auditItem, type ItemAudit } from './itemFindings.ts';
import { fileFindings, vocabularyOf } from './numbers.ts';
import { poolCounts, poolFindings } from './pools.ts';
import { type AuditReport, type Checked, reportOf } from './report.ts';
import { ruleFindings, timeFindings } from './time.ts';
import type { Truth } from './truth.ts';
import { forestOf } from './units.ts';
import { type Background, type Published, type Wave, waveOf } from './wave.ts';

/** A file that somebody found, cut into rows: an export, a page, a message. */
export type FoundFile = { where: string; rows: string[][] };

export type AuditInput = Background & { releases: readonly Published[]; files?: readonly FoundFile[] };

/** Everything about one wave that needs no solver. */
export type WaveAudit = { findings: Finding[]; items: ItemAudit[] };

const auditWave = (wave: Wave, manifests: readonly Manifest[]): WaveAudit => {
  const items = wave.document.items.map((item) => auditItem(wave, item));
  return {
    findings: [
      ...documentFindings(wave),
      ...ruleFindings(wave, manifests),
      ...items.flatMap(({ findings }) => findings),
      ...participationFindings(wave),
      ...commentFindings(wave),
    ],
    items,
  };
};

/** Participation has its own pattern, over all ballots; their exact number in each cohort is public after the close. */
const participationFindings = (wave: Wave): Finding[] => {
  const forest = forestOf(
    wave.units,
    new Set(wave.document.participation.map(({ unit }) => wave.units.at.get(unit) ?? -1)),
  );
  const members = poolCounts(wave, forest, (profile) => [profile.members, profile.members]);
  const counted = wave.profiles.every(({ ballots }) => ballots !== null);
  // Without the close of the wave: nobody can have voted who is not there.
  const pools = counted
    ? poolCounts(wave, forest, ({ ballots }) => [ballots ?? 0, ballots ?? 0])
    : members.map(([, high]): [number, number] => [high < wave.k ? 1 : 0, high]);
  return poolFindings(wave, {
    forest,
    pools,
    statistic: 'participation',
    k: wave.k,
    kind: 'linear',
  });
};

const broken = ({ where }: Published): Finding => ({
  kind: 'form',
  where,
  people: null,
  explanation: 'The units are no tree: an id stands twice, or a unit above is missing.',
});

/** Waves, findings and counts: what both kinds of audit begin with. */
export const examine = (
  input: AuditInput,
): { waves: { wave: Wave; audit: WaveAudit }[]; findings: Finding[]; checked: Checked } => {
  const found = input.releases.map((published) => ({ published, wave: waveOf(published, input) }));
  const waves = found
    .flatMap(({ wave }) => wave ?? [])
    .map((wave) => ({ wave, audit: auditWave(wave, input.manifests ?? []) }));
  const all = waves.map(({ wave }) => wave);
  const files = auditFiles(all, input.files ?? []);
  const count = (of: (one: (typeof waves)[number]) => number) => waves.reduce((sum, one) => sum + of(one), 0);
  return {
    waves,
    findings: [
      ...found.flatMap(({ published, wave }) => (wave ? [] : [broken(published)])),
      ...waves.flatMap(({ audit }) => audit.findings),
      ...timeFindings(all),
      ...files.findings,
    ],
    checked: {
      documents: input.releases.length,
      files: input.files?.length ?? 0,
      units: count(({ wave }) => wave.units.ids.length),
      items: count(({ wave }) => wave.document.items.length),
      cells: count(({ wave }) => wave.document.cells.length),
      pools: count(({ audit }) => audit.items.reduce((sum, { pools }) => sum + pools, 0)),
      narrowed: count(({ audit }) => audit.items.reduce((sum, { narrowed }) => sum + narrowed, 0)),
      numbers: files.numbers,
      pairs: (all.length * (all.length - 1)) / 2,
      programs: 0,
      exact: all.length > 0 && all.every(({ exact }) => exact),
    },
  };
};

const auditFiles = (waves: readonly Wave[], files: readonly FoundFile[]) => {
  if (files.length === 0) return { findings: [], numbers: 0 };
  const figures = figuresOf(waves.map(({ document }) => document));
  const vocabulary = vocabularyOf(waves);
  const looked = files.map(({ where, rows }) =>
    isExport(rows[0] ?? [])
      ? exportFindings(rows, { where, waves })
      : fileFindings(rows, { where, figures, vocabulary, waves }),
  );
  return {
    findings: looked.flatMap(({ findings }) => findings),
    numbers: looked.reduce((sum, { numbers }) => sum + numbers, 0),
  };
};

/**
 * Plays the adversary of DISCLOSURE section 1 against what is published, and says in words how it wins. Written
 * apart from the engine that made the releases: nothing but the document's types is shared.
 *
 * Without truths it knows what everybody knows, and rejects what surely is unsafe; with them it decides.
 * Questions that need a solver are `auditThoroughly`'s. On the tree O(waves x items x units + files).
 *
 * Does not protect against k-1 people who pool their answers, nor against a false roster.
 *
 * @returns a report; `ok` is true when nothing was found
 * @example audit({ releases: [{ where: 'w1.json', document }], truths: [truth] }).ok
 */
export const audit = (input: AuditInput): AuditReport => {
  const { findings, checked } = examine(input);
  return reportOf(findings, checked);
};

/**
 * The gate before publishing: one release against its true counts and against earlier ones.
 *
 * @param of.previous earlier releases of the organisation, for the comparison of waves; taken as safe themselves
 * @param of.truth UNSAFE: `truthOf(…)`
 * @example if (!auditRelease({ release, previous: [], truth, manifest }).ok) // hold the wave back
 */
export const auditRelease = (of: {
  release: ReleaseDocument;
  previous: readonly ReleaseDocument[];
  truth: Truth;
  manifest: Manifest;
}): AuditReport => {
  const background: Background = { truths: [of.truth], manifests: [of.manifest] };
  const release = { where: `${of.release.season} ${of.release.wave}`, document: of.release };
  const { findings, checked, waves } = examine({ ...background, releases: [release] });
  const before = of.previous.flatMap((document) => {
    const wave = waveOf({ where: `${document.season} ${document.wave}`, document }, {});
    return wave ? [wave] : [];
  });
  const [now] = waves;
  const time = now ? before.flatMap((wave) => timeFindings([wave, now.wave])) : [];
  return reportOf([...findings, ...time], { ...checked, pairs: before.length });
};
