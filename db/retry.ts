/** Finds a libSQL error code in an error or in what caused it (Drizzle wraps the driver's errors). */
const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error &&
  (('code' in error && typeof error.code === 'string' && error.code.startsWith(code)) ||
    hasCode(error.cause, code));

/** Another process holds the write lock. */
export const isBusy = (error: unknown): boolean => hasCode(error, 'SQLITE_BUSY');

/** The disk is full, or the file has reached its limit: nothing of the write was kept. */
export const isFull = (error: unknown): boolean => hasCode(error, 'SQLITE_FULL');

/** Longest time a write waits for other writers, in milliseconds, before it gives up. */
const PATIENCE_MS = 5_000;

/**
 * Repeats an atomic write (one statement or one batch) while the store is busy, waiting 5 to 200 ms with jitter so
 * that two processes do not meet again and again. Any other error, and the last busy one, is thrown.
 */
export const retryBusy = async <T>(write: () => Promise<T>, patience = PATIENCE_MS): Promise<T> => {
  for (let waited = 0, step = 10; ; step = Math.min(step * 2, 200)) {
    try {
      return await write();
    } catch (error) {
      if (!isBusy(error) || waited >= patience) throw error;
    }
    const pause = step * (0.5 + Math.random() / 2);
    waited += pause;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
};
