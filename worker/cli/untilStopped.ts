/** Resolves at Ctrl-C, at SIGTERM, or when the process that started this one is gone. */
export const untilStopped = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
    process.once('disconnect', () => stop());
  });
