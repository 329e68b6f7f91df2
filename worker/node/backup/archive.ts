/**
 * One file that holds databases: a line that names the format, a line of JSON that lists them, their bytes one after
 * another. No time and no name of a person or a machine stands in it.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { isHash, parseJson } from '../../core/ballot/shape.ts';

const MAGIC = 'chorus-backup 1\n';
const PIECE = 1 << 20;
const MAX_HEADER_BYTES = 1 << 20;

/** The only names a backup has: none of them leads out of a folder. */
export const BACKUP_FILES = ['desk.db', 'keys.db', 'board.db', 'box.db', 'pinned.json'] as const;

const headerShape = v.strictObject({
  organisations: v.array(
    v.strictObject({
      org: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/)),
      /** Fingerprint of the secrets that belong to it: they are not in here. */
      secrets: v.pipe(
        v.string(),
        v.check((text) => isHash(text)),
      ),
      files: v.array(
        v.strictObject({
          name: v.picklist(BACKUP_FILES),
          bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
          sha256: v.pipe(
            v.string(),
            v.check((text) => isHash(text)),
          ),
        }),
      ),
    }),
  ),
});

export type BackupFile = (typeof BACKUP_FILES)[number];
export type Archive = v.InferOutput<typeof headerShape>;

/** Hands over `length` bytes from `from` piece by piece. @throws when the file ends before. */
const copyBytes = (file: number, from: number, length: number, take: (piece: Uint8Array) => void): void => {
  const buffer = new Uint8Array(PIECE);
  for (let done = 0; done < length; ) {
    const read = readSync(file, buffer, 0, Math.min(PIECE, length - done), from + done);
    if (read === 0) throw new Error('the file is shorter than it says');
    take(buffer.subarray(0, read));
    done += read;
  }
};

const withFile = <T>(path: string, flags: string, work: (file: number) => T): T => {
  const file = openSync(path, flags, 0o600);
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
};

/** Size and hash of a file, as the list in an archive has them. */
export const describeFile = (
  path: string,
  name: BackupFile,
): Archive['organisations'][number]['files'][number] =>
  withFile(path, 'r', (file) => {
    const hash = createHash('sha256');
    const { size } = statSync(path);
    copyBytes(file, 0, size, (piece) => hash.update(piece));
    return { name, bytes: size, sha256: hash.digest('hex') };
  });

/** Writes an archive and puts it in the place of an older one at once. `paths` in the order of the list. */
export const writeArchive = (path: string, archive: Archive, paths: string[]): void => {
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  withFile(fresh, 'wx', (out) => {
    writeSync(out, `${MAGIC}${JSON.stringify(archive)}\n`);
    const sizes = archive.organisations.flatMap(({ files }) => files.map(({ bytes }) => bytes));
    for (const [i, from] of paths.entries())
      withFile(from, 'r', (file) => copyBytes(file, 0, sizes[i] ?? 0, (piece) => writeSync(out, piece)));
    fsyncSync(out);
  });
  renameSync(fresh, path);
  withFile(dirname(path), 'r', fsyncSync);
};

/** The list in an archive and where the bytes begin; null when the file is not one. */
export const readArchive = (path: string): { archive: Archive; from: number } | null => {
  if (!existsSync(path) || !statSync(path).isFile()) return null;
  return withFile(path, 'r', (file) => {
    const bytes = Buffer.alloc(Math.min(statSync(path).size, MAX_HEADER_BYTES));
    readSync(file, bytes);
    const end = bytes.indexOf('\n', MAGIC.length);
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC || end < 0) return null;
    const parsed = v.safeParse(headerShape, parseJson(bytes.toString('utf8', MAGIC.length, end)));
    return parsed.success ? { archive: parsed.output, from: end + 1 } : null;
  });
};

/** Writes one file of an archive to `to`; false when its bytes are not those the list promises. */
export const extract = async (
  path: string,
  { from, bytes, sha256 }: { from: number; bytes: number; sha256: string },
  to: string,
): Promise<boolean> => {
  const hash = createHash('sha256');
  const out = openSync(to, 'wx', 0o600);
  let length = 0;
  try {
    const stream = bytes === 0 ? [] : createReadStream(path, { start: from, end: from + bytes - 1 });
    for await (const piece of stream) {
      hash.update(piece);
      writeSync(out, piece);
      length += piece.length;
    }
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
  return length === bytes && hash.digest('hex') === sha256;
};
