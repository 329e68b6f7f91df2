import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuditInput, audit } from '../core/audit/audit.ts';
import { commentKey } from '../core/audit/comments.ts';
import { type FoundIndex, type FoundPart, joined } from '../core/audit/parts.ts';
import { isTruth, recognise } from '../core/audit/recognise.ts';
import type { AuditReport } from '../core/audit/report.ts';
import { auditThoroughly } from '../core/audit/thorough.ts';
import type { Truth } from '../core/audit/truth.ts';
import { parseJson } from '../core/ballot/shape.ts';
import { fromUtf8 } from '../core/bytes.ts';
import { FLOORS } from '../core/season.ts';
import { type Command, textOption, textOptions, UsageError, type Values } from './command.ts';
import type { Io } from './io.ts';

const help = `Usage: chorus audit FILE… [options]

Plays the adversary against what is published: release documents, exports, saved pages, or a folder
of them (a board saved as a folder, for example). Looks for every sum or difference of figures that
describes too few people, for answers and sizes that follow from figures, for what two waves or two
tables say together, for comments and orders that give somebody away, and for numbers that are not
of the release. Manifests and wave closes among the files tell it the sizes that everybody knows.

Exit code 0 if it found nothing, 1 if it wins, 2 if it could not be asked.

  --k N               ask for groups of N, if that is stricter than the rules (at least ${FLOORS.k_cell})
  --truth FILE        true counts (format "chorus-counts/1"): then every answer is exact. Findings
                      then hold true counts: keep the output where only the box can read it. Repeatable
  --thorough          with --truth: every profile by linear programs, not only the smallest; slow
  --json              print {ok, findings: [{kind, where, people, explanation}], checked, checks}

Example: chorus audit board/docs export.csv results.html`;

const SAMPLED = 5;

const kOption = (values: Values): number | undefined => {
  const text = textOption(values, 'k');
  if (text === undefined) return undefined;
  const k = Number(text);
  if (!Number.isInteger(k) || k < FLOORS.k_cell)
    throw new UsageError(`--k is a whole number of at least ${FLOORS.k_cell}. It was "${text}".`);
  return k;
};

const filesIn = async (path: string): Promise<{ path: string; asked: boolean }[]> => {
  const found = await stat(path).catch(() => {
    throw new UsageError(`There is no file ${path}.`);
  });
  if (!found.isDirectory()) return [{ path, asked: true }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: join(entry.parentPath, entry.name), asked: false }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
};

const readTruth = async (path: string): Promise<Truth> => {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`There is no file ${path}.`);
  });
  const value = parseJson(fromUtf8(bytes) ?? '');
  if (!isTruth(value))
    throw new UsageError(`${path} does not hold true counts in the format "chorus-counts/1".`);
  return value;
};

/** Everything in the files, by what it is. Bytes that are no text are left out of a folder, and refused by name. */
const collect = async (paths: readonly string[]): Promise<Required<Omit<AuditInput, 'k'>>> => {
  const input = { releases: [], files: [], manifests: [], closes: [], truths: [] } as {
    -readonly [Key in keyof Required<Omit<AuditInput, 'k'>>]: Required<AuditInput>[Key][number][];
  };
  const indexes: FoundIndex[] = [];
  const parts: FoundPart[] = [];
  for (const { path, asked } of (await Promise.all(paths.map(filesIn))).flat()) {
    const text = fromUtf8(await readFile(path));
    if (text === null || text.includes('\0')) {
      if (asked) throw new UsageError(`${path} is no text: the audit reads JSON, CSV, HTML and plain text.`);
      continue;
    }
    const found = recognise(path, text);
    if (found.is === 'releases') input.releases.push(...found.releases);
    else if (found.is === 'manifest') input.manifests.push(found.manifest);
    else if (found.is === 'close') input.closes.push(found.close);
    else if (found.is === 'truth') input.truths.push(found.truth);
    else if (found.is === 'index') indexes.push(found.found);
    else if (found.is === 'part') parts.push(found.found);
    else if (found.is === 'rows') input.files.push(found.file);
  }
  for (const found of indexes) {
    const document = joined(found, parts, (comment) => commentKey(found.index.manifest, comment));
    if (!document) throw new UsageError(`${found.where} names parts that are missing or do not fit it.`);
    input.releases.push({ where: found.where, document });
  }
  return input as Required<Omit<AuditInput, 'k'>>;
};

const print = ({ ok, findings, checked, checks }: AuditReport, io: Io): void => {
  for (const { words, passed } of checks)
    io.out(`${passed === null ? '?  ' : passed ? 'yes' : 'NO '}  ${words}`);
  io.out();
  for (const { where, explanation } of findings) io.out(`${where}: ${explanation}`);
  const { documents, cells, files, numbers } = checked;
  io.out(
    `${ok ? 'Nothing found' : `${findings.length} found`} in ${documents} releases with ${cells} cells and ${files} files with ${numbers} numbers.`,
  );
  if (!checked.exact)
    io.out(
      'Without true counts: what surely is unsafe is found, the rest only the box can decide (--truth).',
    );
};

export const command: Command = {
  name: 'audit',
  summary: 'play the adversary against published results, and say how it wins',
  help,
  options: {
    k: { type: 'string' },
    truth: { type: 'string', multiple: true },
    thorough: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    if (positionals.length === 0) throw new UsageError('chorus audit takes at least one file or folder.');
    const k = kOption(values);
    const found = await collect(positionals);
    if (found.releases.length === 0) throw new UsageError('None of these files is a release of a wave.');
    const truths = [...found.truths, ...(await Promise.all(textOptions(values, 'truth').map(readTruth)))];
    const input: AuditInput = { ...found, truths, ...(k === undefined ? {} : { k }) };
    const needsSolver =
      truths.length > 0 && input.releases.some(({ document }) => document.cells.some(({ group }) => group));
    const report = needsSolver ? await solved(input, values.thorough === true, io) : audit(input);
    print(report, io);
    io.json(report);
    return report.ok ? 0 : 1;
  },
};

const solved = async (input: AuditInput, thorough: boolean, io: Io): Promise<AuditReport> => {
  const { loadSolver } = await import('./solver.ts');
  const items = input.releases.reduce((sum, { document }) => sum + document.items.length, 0);
  const progress = io.progress('Auditing', items);
  const report = await auditThoroughly(input, {
    solve: await loadSolver(),
    most: thorough ? Number.POSITIVE_INFINITY : SAMPLED,
    progress: progress.tick,
  });
  progress.done();
  return report;
};
