/** Every reply of the box has this length, whatever it says. */
export const REPLY_BYTES = 512;

/** Fills a reply with spaces after its JSON. Its headers too are the same whatever it says, and nobody keeps it. */
export const constantLength = async (response: Response): Promise<Response> => {
  const text = (await response.text()).padEnd(REPLY_BYTES);
  if (new TextEncoder().encode(text).length !== REPLY_BYTES)
    throw new Error('a reply of the box is too long');
  const { status, headers } = response;
  const same = new Headers(headers);
  same.set('content-type', 'application/json');
  same.set('cache-control', 'no-store');
  return new Response(text, { status, headers: same });
};
