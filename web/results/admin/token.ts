/** The admin token, from the fragment of the admin link into this page's memory, and nowhere else. */

let token: string | null = null;

/**
 * Takes the token out of the address, so that it stays in no history, bookmark or screenshot. Both forms are known:
 * `#admin.{token}` and `#{token}`.
 */
export const takeToken = (): string | null => {
  const found = /^#(?:admin\.)?([A-Za-z0-9_-]{16,200})$/.exec(location.hash)?.[1];
  if (found === undefined) return token;
  token = found;
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return token;
};
