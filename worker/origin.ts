/** Either the value, or one sentence on what is wrong and one on what to do. */
export type Parsed<T> = { value: T } | { message: string; remedy: string };

export const isLocal = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/** An origin that may stand in a manifest: https, or http on this machine only. */
export function parseOrigin(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { message: 'It is not a web address.', remedy: 'Write it like https://chorus.example.org.' };
  if (url.origin !== text.replace(/\/$/, ''))
    return {
      message: 'It has more than scheme, host and port.',
      remedy: `Write ${url.origin}: Chorus needs a host name of its own, not a folder of another site.`,
    };
  if (url.protocol === 'http:' && !isLocal(url.hostname))
    return {
      message: 'It is not https, so anybody on the way could read and change the page.',
      remedy: `Put a reverse proxy with a certificate in front and write https://${url.host}.`,
    };
  return { value: url.origin };
}

/** Exactly such an origin, without a slash at its end. */
export const isOrigin = (text: string): boolean => {
  const parsed = parseOrigin(text);
  return 'value' in parsed && parsed.value === text;
};
