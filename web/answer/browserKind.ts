/**
 * Browsers that forget. Safari erases script storage after seven days without a visit, a page inside another app
 * and a private window sooner: there, taking the ballots along is a step of collecting.
 */
export type Forgets = 'safari' | 'in-app' | 'private' | null;

type Signs = {
  userAgent: string;
  /** Opened from the home screen: kept like an app. */
  standalone: boolean;
  /** Bytes the browser would let us store, and its heap limit; null where it does not say. */
  quota: number | null;
  heap: number | null;
};

const IN_APP = /FBAN|FBAV|Instagram|Line\/|MicroMessenger|Slack|Teams|LinkedInApp|; wv\)|GSA\//;

/** Chromium gives a private window a quota far below what its memory would allow; ordinary ones get more. */
const isPrivate = ({ quota, heap }: Signs): boolean => quota !== null && heap !== null && quota < 2 * heap;

/** @example forgets({ userAgent: '… Version/18.0 Safari/605.1.15', standalone: false, quota: null, heap: null }) // 'safari' */
export const forgets = (signs: Signs): Forgets => {
  const { userAgent, standalone } = signs;
  const apple = /iPhone|iPad|Macintosh/.test(userAgent) && /AppleWebKit/.test(userAgent);
  if (IN_APP.test(userAgent) || (/iPhone|iPad/.test(userAgent) && !/Safari\//.test(userAgent) && !standalone))
    return 'in-app';
  if (apple && !/Chrome\/|Chromium\//.test(userAgent)) return standalone ? null : 'safari';
  return isPrivate(signs) ? 'private' : null;
};

/** Asks for storage that the browser will not clear by itself. */
export const askToKeep = async (): Promise<void> => {
  await navigator.storage?.persist?.().catch(() => false);
};

export const knownToForget = async (): Promise<Forgets> => {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  const memory = 'memory' in performance ? performance.memory : null;
  const heap =
    typeof memory === 'object' && memory !== null && 'jsHeapSizeLimit' in memory
      ? Number(memory.jsHeapSizeLimit)
      : null;
  const standalone =
    matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && navigator.standalone === true);
  return forgets({ userAgent: navigator.userAgent, standalone, quota: estimate?.quota ?? null, heap });
};
