import { DATABASES, deleteDatabase } from './store.ts';

/** Leaves no trace of this site in the browser's storage: ballots, receipts, answers, settings, what a tab remembers. */
export const forgetEverything = async (): Promise<void> => {
  const known = await indexedDB.databases?.().catch(() => []);
  const names = new Set([...Object.values(DATABASES), ...(known ?? []).flatMap(({ name }) => name ?? [])]);
  await Promise.all([...names].map(deleteDatabase));
  localStorage.clear();
  sessionStorage.clear();
  // Only pages on a secure origin have caches.
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
  history.replaceState(null, '', location.pathname);
};
