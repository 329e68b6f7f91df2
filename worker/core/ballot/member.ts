/**
 * What the desk derives from K_roster for one member, and the roots that make the frozen roster checkable.
 * K_roster never leaves the desk; a member's own secret is shown to that member only.
 */
import { type Bytes, compareBytes, concat, hmacSha256, sha256, tag, u8, utf8 } from '../bytes.ts';
import type { Id } from '../season.ts';
import { merkleRoot } from './merkle.ts';

const ZERO = u8(0);

/** `HMAC(K_roster, season || 0 || employee_id)`, 32 bytes: keeps outsiders from guessing who is behind a leaf. */
export const memberSecret = (rosterKey: Uint8Array, season: Id, employeeId: string): Bytes =>
  hmacSha256(rosterKey, concat(utf8(season), ZERO, utf8(employeeId)));

/** The ledger's pseudonym, `HMAC(K_roster, employee_id)`, 32 bytes. */
export const who = (rosterKey: Uint8Array, employeeId: string): Bytes =>
  hmacSha256(rosterKey, utf8(employeeId));

/** `SHA-256(T("chorus/v1/member") || season || 0 || cohort || 0 || employee_id || 0 || secret)`, PROTOCOL 3. */
export const memberLeaf = (member: {
  season: Id;
  cohort: Id;
  employeeId: string;
  secret: Uint8Array;
}): Bytes =>
  sha256(
    concat(
      tag('chorus/v1/member'),
      tag(member.season),
      tag(member.cohort),
      tag(member.employeeId),
      member.secret,
    ),
  );

/** The order of leaves under `members_root` and `issued_root`: a sorted copy. */
export const sortLeaves = (leaves: readonly Uint8Array[]): Uint8Array[] => [...leaves].sort(compareBytes);

/** RFC 6962 root over the sorted member leaves of one cohort. */
export const membersRoot = (leaves: readonly Uint8Array[]): Bytes => merkleRoot(sortLeaves(leaves));

/** `member leaf || u8 bit`: did this member collect? Sorting these is sorting the member leaves. */
export const issuedLeaf = (leaf: Uint8Array, issued: boolean): Bytes => concat(leaf, u8(issued ? 1 : 0));

/** RFC 6962 root over the issued leaves of one cohort, in the order of the member leaves. */
export const issuedRoot = (issuedLeaves: readonly Uint8Array[]): Bytes =>
  merkleRoot(sortLeaves(issuedLeaves));

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The code in a member's collect link: 100 bits of `HMAC(K_roster, T("chorus/v1/collect") || season || 0 ||
 * employee_id)` as 20 characters of lower-case RFC 4648 base32.
 */
export const collectCode = (rosterKey: Uint8Array, season: Id, employeeId: string): string => {
  const mac = hmacSha256(rosterKey, concat(tag('chorus/v1/collect'), tag(season), utf8(employeeId)));
  let code = '';
  let block = 0;
  let bits = 0;
  for (const byte of mac) {
    block = ((block << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5 && code.length < 20; bits -= 5)
      code += BASE32.charAt((block >> (bits - 5)) & 31);
    if (code.length === 20) return code;
  }
  return code;
};

/** A code as a person may type it (capitals, spaces, hyphens), or null when it cannot be one. */
export const parseCollectCode = (text: string): string | null => {
  const code = text.toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z2-7]{20}$/.test(code) ? code : null;
};

/** What the desk stores instead of the code: a stolen table opens no collection. 32 bytes. */
export const collectCodeHash = (code: string): Bytes =>
  sha256(concat(tag('chorus/v1/collect-code'), utf8(code)));
