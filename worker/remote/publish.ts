import { type Publisher, sealPublication } from '../core/ballot/publishing.ts';
import { isRecord } from '../core/ballot/shape.ts';
import { hex, sha256 } from '../core/bytes.ts';
import type { Publish } from '../publication.ts';
import { askBoard } from './askBoard.ts';
import { BoardTrouble } from './boardTrouble.ts';

/** What the board said of itself, cut: it may be any server by mistake. */
const sayingOf = (reply: unknown, status: number): string => {
  if (!isRecord(reply) || typeof reply.message !== 'string') return `status ${status}`;
  const [problem] = Array.isArray(reply.problems) ? reply.problems : [];
  const more = isRecord(problem) && typeof problem.message === 'string' ? ` ${problem.message}` : '';
  return `${reply.message}${more}`.slice(0, 300);
};

/**
 * Publishes to a board on another host, signed by this side's own key. Idempotent as `Publish` asks: the board finds
 * an entry it has by its type and hash.
 * @throws BoardTrouble when it does not answer (`board-unreachable`) or does not take it (`board-refused`).
 */
export const remotePublish =
  ({ url, org, by, seed }: { url: string; org: string; by: Publisher; seed: Uint8Array }): Publish =>
  async ({ type, at, body, docs = [] }) => {
    const sealed = await sealPublication(seed, { org, by, type, at, docs: [{ bytes: body }, ...docs] });
    const response = await askBoard(`${url}/api/board/${org}/entries`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: sealed,
    });
    const reply: unknown = await response.json().catch(() => null);
    const hash = hex(sha256(body));
    if (response.ok && isRecord(reply) && Number.isSafeInteger(reply.idx) && reply.hash === hash)
      return { idx: Number(reply.idx), hash };
    const message = `The board at ${url} does not take a ${type} of the ${by}: ${sayingOf(reply, response.status)}`;
    throw new BoardTrouble(
      {
        code: 'board-refused',
        problems: [
          {
            code: 'board-refused',
            column: type,
            message,
            remedy: 'Compare the cards of the hosts with "chorus organisation status" on both.',
          },
        ],
      },
      message,
    );
  };
