import { BODY_BYTES } from '../core/ballot/sheet.ts';

/** The body when it has exactly the one allowed length, else null; a longer one is not read to its end. */
export const readBody = async ({ body, headers }: Request): Promise<Uint8Array | null> => {
  const announced = headers.get('content-length');
  if (!body || (announced !== null && announced !== String(BODY_BYTES))) return null;
  const bytes = new Uint8Array(BODY_BYTES);
  let length = 0;
  for await (const part of body) {
    if (length + part.length > BODY_BYTES) return null;
    bytes.set(part, length);
    length += part.length;
  }
  return length === BODY_BYTES ? bytes : null;
};
