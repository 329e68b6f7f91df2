import { hex, sha256 } from '../core/bytes.ts';
import { jcs } from '../core/jcs.ts';
import { byText, type Member } from '../core/roster/member.ts';

/** Hex SHA-256 of a roster's canonical JSON, whatever the order of its rows: what a steward saw and confirms. */
export const rosterDigest = (members: readonly Member[]): string =>
  hex(sha256(jcs(members.toSorted((a, b) => byText(a.employee_id, b.employee_id)))));
