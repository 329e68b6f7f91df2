/** Every reply of the box has this length, whatever it says. */
export const REPLY_BYTES = 512;

/** Fills a reply with spaces after its JSON. */
export const constantLength = async (response: Response): Promise<Response> => {
  const text = (await response.text()).padEnd(REPLY_BYTES);
  if (new TextEncoder().encode(text).length !== REPLY_BYTES)
    throw new Error('a reply of the box is too long');
  return new Response(text, response);
};
