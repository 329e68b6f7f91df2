/**
 * The ballot link: a person's ballots as text for a URL fragment, a file or QR codes. Whoever has it can vote
 * once per wave in that person's place; nothing in it says who that person is.
 *
 * `u8 version = 1 || mh 32 || series 4 || u8 part || u8 parts || u8 length || cohort || (u8 wave index || seed 32 ||
 * authenticator 256) ... || first 4 bytes of SHA-256 of all before`, base64url. Token and key are recomputed from the
 * manifest. Parts are numbered from 1; a link that holds all waves is part 1 of 1. `series` is the first 4 bytes of
 * SHA-256 over all its seeds, the same in all parts: two people of one cohort who use one device are not mixed up. The
 * check sum tells a link that was cut or garbled on its way from a good one.
 */
import { type Bytes, b64u, concat, copy, equal, fromB64u, fromUtf8, sha256, u8, utf8 } from '../bytes.ts';
import type { Id } from '../season.ts';
import { isId } from './shape.ts';

/** Waves one QR code carries at error correction level M and a size that phones read. */
export const WAVES_PER_CODE = 3;

const BALLOT_BYTES = 289;

/** `wave`: place in the manifest's waves, from 0, at most 255. `seed` 32 bytes, `authenticator` 256. Secret. */
export type LinkBallot = { wave: number; seed: Bytes; authenticator: Bytes };

export type BallotLink = { mh: Bytes; cohort: Id; ballots: LinkBallot[] };

const checkSum = (bytes: Uint8Array) => sha256(bytes).subarray(0, 4);

const seriesOf = (ballots: LinkBallot[]) => sha256(concat(...ballots.map(({ seed }) => seed))).subarray(0, 4);

const encodePart = (link: BallotLink, ballots: LinkBallot[], part: number, parts: number) => {
  const cohort = utf8(link.cohort);
  const bytes = concat(
    u8(1),
    link.mh,
    seriesOf(link.ballots),
    u8(part),
    u8(parts),
    u8(cohort.length),
    cohort,
    ...ballots.map(({ wave, seed, authenticator }) => concat(u8(wave), seed, authenticator)),
  );
  return b64u(concat(bytes, checkSum(bytes)));
};

/** All ballots in one text, about 390 characters a wave. */
export const encodeBallotLink = (link: BallotLink): string => encodePart(link, link.ballots, 1, 1);

/** The same as a numbered series of at most `WAVES_PER_CODE` waves each, for QR codes. */
export const encodeBallotParts = (link: BallotLink): string[] => {
  const parts = Math.ceil(link.ballots.length / WAVES_PER_CODE);
  return Array.from({ length: parts }, (_, i) =>
    encodePart(link, link.ballots.slice(i * WAVES_PER_CODE, (i + 1) * WAVES_PER_CODE), i + 1, parts),
  );
};

/** `series`: 4 bytes, common to all parts of one person's ballots. */
export type BallotLinkPart = BallotLink & { series: Bytes; part: number; parts: number };

/** A link or one part of a series, or null when malformed. Whether the ballots are good, the manifest tells. */
export const decodeBallotLink = (text: string): BallotLinkPart | null => {
  const all = fromB64u(text);
  if (all === null || all[0] !== 1 || all.length < 44) return null;
  const bytes = all.subarray(0, -4);
  if (!equal(checkSum(bytes), all.subarray(-4))) return null;
  const [part = 0, parts = 0, length = 0] = bytes.subarray(37, 40);
  const start = 40 + length;
  const cohort = fromUtf8(bytes.subarray(40, start));
  const count = (bytes.length - start) / BALLOT_BYTES;
  if (!isId(cohort) || part < 1 || part > parts) return null;
  if (!Number.isInteger(count) || count < 1) return null;
  const ballots = Array.from({ length: count }, (_, i): LinkBallot => {
    const at = start + i * BALLOT_BYTES;
    return {
      wave: bytes[at] ?? 0,
      seed: copy(bytes.subarray(at + 1, at + 33)),
      authenticator: copy(bytes.subarray(at + 33, at + BALLOT_BYTES)),
    };
  });
  if (new Set(ballots.map(({ wave }) => wave)).size !== count) return null;
  const series = copy(bytes.subarray(33, 37));
  if (parts === 1 && !equal(series, seriesOf(ballots))) return null;
  return { mh: copy(bytes.subarray(1, 33)), series, part, parts, cohort, ballots };
};
