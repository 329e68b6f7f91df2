import { hex, sha256 } from '../core/bytes.ts';
import { jcs } from '../core/jcs.ts';
import { digestOf } from '../core/release/digest.ts';
import { readRelease } from '../core/release/parse.ts';

export const digestName = (release: string): string => `digest/${release}`;

/** The digest of a release, to be stored beside it; null when the release cannot be read. */
export const digestDoc = async (
  doc: (hash: string) => Promise<Uint8Array | null>,
  release: string,
): Promise<{ bytes: Uint8Array; hash: string; name: string } | null> => {
  const document = await readRelease(doc, release);
  if (!document) return null;
  const bytes = jcs(digestOf(document, release));
  return { bytes, hash: hex(sha256(bytes)), name: digestName(release) };
};
