import type { BoxDb } from '../../db/box/db.ts';
import { readBallots } from '../../db/box/queries/readBallots.ts';
import { BUCKETS_ABOVE, bucketName, encodeBuckets } from '../core/ballot/bucket.ts';
import { merkleTree } from '../core/ballot/merkle.ts';
import { receiptLeaf } from '../core/ballot/receipt.ts';
import { hex, sha256 } from '../core/bytes.ts';
import type { PublishedDoc } from '../publication.ts';

/** The buckets of a frozen wave's ballot list, named after its `wave-close` document; none for a list that is small. */
export const listBuckets = async (
  db: BoxDb,
  storedWave: Uint8Array,
  close: Uint8Array,
): Promise<PublishedDoc[]> => {
  const rows = await readBallots(db, storedWave);
  if (rows.length <= BUCKETS_ABOVE) return [];
  const leaves = rows.map((row) => receiptLeaf({ ...row, op: row.op === 1 ? 'put' : 'withdraw' }));
  const hash = hex(sha256(close));
  return [...encodeBuckets(leaves, merkleTree(leaves))].map(([bucket, bytes]) => ({
    bytes,
    name: bucketName(hash, bucket),
  }));
};
