/**
 * An error as it may stand in a log: its kinds, codes and places in the code, never its message. The store's
 * errors carry the statement's values in their text, and those can be a person's id or an answer.
 */
export function withoutValues(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? '' : `\n  caused by ${withoutValues(error.cause)}`;
  return `${error.name}${code}\n${places.slice(0, 6).join('\n')}${cause}`;
}
