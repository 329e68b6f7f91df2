import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Unsafe } from '../unsafe.ts';

const refuse = (code: string, path: string, message: string, remedy: string): never => {
  throw new Unsafe([{ code, value: path, message, remedy }]);
};

/** Permission bits of group and others; Windows has none to check. */
const openToOthers = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;

/** Makes sure of a folder that only this account can read and write, or refuses with an explanation. */
export function privateFolder(path: string): void {
  if (!existsSync(path)) {
    try {
      mkdirSync(path, { recursive: true, mode: 0o700 });
    } catch {
      refuse(
        'folder-not-made',
        path,
        `The folder ${path} cannot be made.`,
        'Make it, or choose another with CHORUS_DATA.',
      );
    }
  }
  if (!statSync(path).isDirectory())
    refuse('not-a-folder', path, `${path} is not a folder.`, 'Choose a folder with CHORUS_DATA.');
  if (openToOthers(path))
    refuse(
      'folder-open-to-others',
      path,
      `The folder ${path} can be read by other accounts of this machine.`,
      `Run: chmod 700 '${path}'`,
    );
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    refuse(
      'folder-not-writable',
      path,
      `The folder ${path} cannot be written.`,
      'Give this account the folder.',
    );
  }
}

/** Writes a file that only this account can read; fails if it exists. */
export const writePrivate = (path: string, text: string): void =>
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });

/** Reads a file that must be readable by this account alone. */
export function readPrivate(path: string): string {
  if (openToOthers(path))
    refuse(
      'secrets-open-to-others',
      path,
      `The file ${path} holds secret keys and can be read by other accounts of this machine.`,
      `Run: chmod 600 '${path}'. If others may have read it, start a new organisation.`,
    );
  return readFileSync(path, 'utf8');
}
