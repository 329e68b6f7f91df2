/**
 * A real Chromium for tests, from npm packages alone: @sparticuz/chromium carries the executable,
 * playwright-core drives it. Nothing is downloaded and nothing is installed on the machine.
 *
 * The packed executable is unfolded once per version into the temporary folder. Several test files
 * start at the same moment, so each unfolds into a folder of its own and the first to finish renames
 * it into place: nobody ever starts a half-written file.
 */
import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--font-render-hinting=none',
];

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Own fonts first, so that pages look alike on every machine; the machine's own only where a glyph is missing. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  <alias binding="strong"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

/** The package exports no path but its entry, `build/cjs/index.cjs`. */
const packageFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');

const unfold = async (into: string): Promise<void> => {
  // The package unfolds below os.tmpdir(), and brings its shared libraries only where it believes to be on Lambda.
  const { TMPDIR, AWS_EXECUTION_ENV, LD_LIBRARY_PATH } = process.env;
  process.env.TMPDIR = into;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath(join(packageFolder(), 'bin'));
  } finally {
    for (const [name, value] of Object.entries({ TMPDIR, AWS_EXECUTION_ENV, LD_LIBRARY_PATH })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
};

const installation = async (): Promise<string> => {
  const manifest = JSON.parse(await readFile(join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(tmpdir(), `chorus-chromium-${manifest.version}`);
  if (await exists(join(folder, 'chromium'))) return folder;
  const own = await mkdtemp(join(tmpdir(), 'chorus-chromium-'));
  await unfold(own);
  await writeFile(join(own, 'fonts', 'fonts.conf'), fontsConf(folder));
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
  return folder;
};

/** Only a machine that lacks a library gets the packed ones: elsewhere they would shadow its own. */
const libraryPath = async (folder: string): Promise<Record<string, string>> => {
  const { stdout } = await promisify(execFile)('ldd', [join(folder, 'chromium')]).catch(() => ({
    stdout: 'not found',
  }));
  return stdout.includes('not found') ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {};
};

/**
 * Starts Chromium. Close it when done.
 *
 * @example const browser = await launch(); const page = await browser.newPage(); … await browser.close();
 */
export const launch = async (): Promise<Browser> => {
  const folder = await installation();
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: FLAGS,
    env: { ...inherited, FONTCONFIG_PATH: join(folder, 'fonts'), ...(await libraryPath(folder)) },
  });
};
