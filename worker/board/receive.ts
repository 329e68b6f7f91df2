/** Takes what desk or box publish from another host. The signature is checked before anything is kept. */

import { ed25519Public } from '../core/ballot/ed25519.ts';
import {
  MAX_DOCUMENT_BYTES,
  mayPublish,
  PREFIX_BYTES,
  type PublicationHead,
  parseHead,
  parsePrefix,
  verifyHead,
} from '../core/ballot/publishing.ts';
import { b64u, hex, sha256 } from '../core/bytes.ts';
import { parseNote } from '../core/note.ts';
import { ok, type Result, refuse } from '../core/result.ts';
import type { Instant } from '../core/season.ts';
import type { BoardSide } from '../deps.ts';
import type { PublishedDoc } from '../publication.ts';
import { inadmissible } from './admissible.ts';
import { boardPublish, Inadmissible } from './publish.ts';
import { streamBytes } from './streamBytes.ts';

/** `org` and `now` are this process's own; `hash` of the answer is the SHA-256 of the entry's document. */
export const receivePublication = async (
  side: BoardSide,
  { org, now }: { org: string; now: Instant },
  stream: ReadableStream<Uint8Array>,
): Promise<Result<{ idx: number; hash: string }>> => {
  const body = streamBytes(stream);
  const head = await readHead(side, org, body.take);
  if (!head.ok) {
    await body.discard(MAX_DOCUMENT_BYTES);
    return head;
  }
  const { type, at } = head.value;
  const docs: PublishedDoc[] = [];
  for (const { hash, size, name } of head.value.docs) {
    const bytes = await body.take(size);
    if (!bytes || hex(sha256(bytes)) !== hash) return refuse('bad-request');
    docs.push({ bytes, ...(name === undefined ? {} : { name }) });
  }
  const [first, ...others] = docs;
  if (!first || !(await body.ended())) return refuse('bad-request');
  // The box has one thing to say in words, that a wave is held back; events and replies are not its business.
  if (type === 'note' && head.value.by === 'box' && parseNote(first.bytes)?.kind !== 'held-back')
    return refuse('not-yours-to-publish');
  const entry = { type, at, body: first.bytes };
  const logKey = b64u(await ed25519Public(side.logSeed));
  const publish = boardPublish(side, (board, what) => inadmissible(board, { org, logKey, now }, what));
  try {
    return ok(await publish({ ...entry, docs: others }));
  } catch (error) {
    if (!(error instanceof Inadmissible)) throw error;
    const message = error.message;
    return refuse('bad-publication', [
      { code: 'inadmissible', column: type, message, remedy: 'Look at the host that sent it.' },
    ]);
  }
};

const readHead = async (
  { publishers }: BoardSide,
  org: string,
  take: (length: number) => Promise<Uint8Array | null>,
): Promise<Result<PublicationHead>> => {
  const prefix = parsePrefix((await take(PREFIX_BYTES)) ?? new Uint8Array());
  const bytes = prefix && (await take(prefix.headBytes));
  const head = bytes && parseHead(bytes);
  if (!prefix || !bytes || !head) return refuse('bad-request');
  const key = publishers[head.by];
  if (!key || head.org !== org || !(await verifyHead(key, bytes, prefix.sig)))
    return refuse('unknown-publisher');
  return mayPublish(head) ? ok(head) : refuse('not-yours-to-publish');
};
