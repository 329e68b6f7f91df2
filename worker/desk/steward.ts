import { equal, sha256, utf8 } from '../core/bytes.ts';

/** Is this `Authorization` header the steward's? Compared by hash, in a time that says nothing about the token. */
export const isSteward = (adminTokenHash: Uint8Array, authorization: string | undefined): boolean => {
  const token = /^Bearer (\S{1,200})$/i.exec(authorization ?? '')?.[1];
  return token !== undefined && equal(sha256(utf8(token)), adminTokenHash);
};
