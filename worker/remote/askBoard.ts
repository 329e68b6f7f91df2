import { BoardTrouble } from './boardTrouble.ts';

/** Pauses before the second, third and fourth attempt; after these the schedule's next round tries again. */
const PAUSES_MS = [200, 600, 1800];

/** Longest silence of one attempt. */
const TIMEOUT_MS = 60_000;

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'no answer';
};

/**
 * One request to a board on another host, repeated while it does not answer or is busy. Any other answer, a refusal
 * too, is handed back.
 * @throws BoardTrouble `board-unreachable` when it was silent every time.
 */
export const askBoard = async (url: string, init: RequestInit = {}): Promise<Response> => {
  for (let attempt = 0; ; attempt++) {
    let reason: string;
    let cause: unknown;
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        ...init,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.status < 500 && response.status !== 429) return response;
      await response.body?.cancel();
      reason = `status ${response.status}`;
    } catch (error) {
      reason = reasonOf(error);
      cause = error;
    }
    const pause = PAUSES_MS[attempt];
    if (pause === undefined)
      throw new BoardTrouble(
        { code: 'board-unreachable' },
        `The board at ${new URL(url).origin} cannot be reached (${reason}).`,
        cause,
      );
    await new Promise((resolve) => setTimeout(resolve, pause * (0.75 + Math.random() / 2)));
  }
};
