/**
 * Waves are drawn from digests first: a hundred times less to read than the releases. What needs distributions,
 * comments or the file itself loads the release, which is checked against the log, and its digest against it.
 */
import { jcsText } from '../../worker/core/jcs.ts';
import { type Digest, digestOf } from '../../worker/core/release/digest.ts';
import type { ReleaseDocument } from '../../worker/core/release/document.ts';
import { readRelease } from '../../worker/core/release/parse.ts';
import type { ManifestWave } from '../../worker/core/season.ts';
import type { ReleasedWave } from './board.ts';
import { boardFile, type Read, read, type Trouble, trouble } from './boardFile.ts';
import { keepWindowCounts } from './model/windowCounts.ts';

export type Opened = { digest: Digest; slim: ReleaseDocument };

type Source = { org: string; digest: Digest; whole: Promise<Read<ReleaseDocument>> | null };

const sources = new WeakMap<ReleasedWave, Source & { keep: (whole: ReleaseDocument) => void }>();

/** A wave whose release is its digest's until the whole of it has come. */
export const slimWave = (
  org: string,
  { digest, slim }: Opened,
  { plan, number }: { plan: ManifestWave; number: number },
): ReleasedWave => {
  let release = slim;
  const wave: ReleasedWave = {
    id: `${slim.season}.${slim.wave}`,
    number,
    plan,
    get release() {
      return release;
    },
  };
  const keep = (whole: ReleaseDocument) => {
    release = whole;
  };
  keepWindowCounts(wave, digest.windows);
  sources.set(wave, { org, digest, whole: null, keep });
  return wave;
};

const fetchWhole = async ({ org, digest }: Source): Promise<Read<ReleaseDocument>> => {
  let why: Trouble = 'tampered';
  const whole = await readRelease(async (name) => {
    const bytes = await boardFile(org, `docs/${name}`);
    if (bytes.ok) return bytes.value;
    why = bytes.trouble;
    return null;
  }, digest.release);
  if (!whole) return trouble(why);
  const same = jcsText(digestOf(whole, digest.release)) === jcsText(digest);
  return same ? read(whole) : trouble('tampered');
};

/**
 * The release of a wave with everything in it, read once. Whoever exports, counts comments or shows distributions
 * waits for it first.
 */
export const loadWhole = async (wave: ReleasedWave): Promise<Read<ReleaseDocument>> => {
  const source = sources.get(wave);
  if (!source) return read(wave.release);
  source.whole ??= fetchWhole(source).then((found) => {
    if (found.ok) source.keep(found.value);
    else if (found.trouble !== 'tampered') source.whole = null;
    return found;
  });
  return source.whole;
};
