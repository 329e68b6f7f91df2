/** What `chorus release` writes: the release as it would stand on a board, and as a table. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jcs } from '../core/jcs.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import { releaseCsvLines } from '../core/release/csv.ts';
import type { ReleaseDocument } from '../core/release/document.ts';
import { releaseFiles } from '../core/release/split.ts';
import type { Manifest } from '../core/season.ts';

/** Writes all files and names them. Equal inputs give equal bytes. */
export const writeRelease = async (
  folder: string,
  of: { document: ReleaseDocument; manifest: Manifest; questionnaire: Questionnaire },
): Promise<string[]> => {
  const { body, parts } = releaseFiles(of.document);
  const files: [string, Uint8Array][] = [
    ['manifest.json', jcs(of.manifest)],
    ['questionnaire.json', jcs(of.questionnaire)],
    ['release.json', body],
    ...parts.map((part): [string, Uint8Array] => [
      join('parts', `${createHash('sha256').update(part).digest('hex')}.json`),
      part,
    ]),
  ];
  await mkdir(parts.length > 0 ? join(folder, 'parts') : folder, { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  const table = Readable.from(releaseCsvLines(of.document), { objectMode: true });
  await pipeline(table, createWriteStream(join(folder, 'release.csv')));
  return [...files.slice(0, 3).map(([name]) => name), 'release.csv'];
};
