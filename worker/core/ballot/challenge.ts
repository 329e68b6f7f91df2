/** TokenChallenge of RFC 9577 section 2.1: binds a ballot to one season, wave, desk and box. */
import { type Bytes, concat, sha256, u8, u16, utf8 } from '../bytes.ts';
import type { Id } from '../season.ts';

/** Token type "Blind RSA (2048-bit)" of RFC 9578. */
export const TOKEN_TYPE = 0x0002;

export type ChallengeOf = {
  /** The manifest's `desk` and `box`, ASCII. */
  desk: string;
  box: string;
  /** Manifest hash, 32 bytes. */
  mh: Uint8Array;
  wave: Id;
};

/** `u16(2) || u16 len || desk || u8(32) || SHA-256(mh || wave id) || u16 len || box`. */
export const tokenChallenge = ({ desk, mh, wave, box }: ChallengeOf): Bytes => {
  const issuer = utf8(desk);
  const origin = utf8(box);
  const context = sha256(concat(mh, utf8(wave)));
  return concat(
    u16(TOKEN_TYPE),
    u16(issuer.length),
    issuer,
    u8(context.length),
    context,
    u16(origin.length),
    origin,
  );
};

/** SHA-256 of the challenge, 32 bytes: what the token carries. */
export const challengeDigest = (of: ChallengeOf): Bytes => sha256(tokenChallenge(of));
