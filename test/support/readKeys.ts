import type { Place } from '../desk/support.ts';

/** How many signing keys a desk holds, and for each a piece that stands in its private half alone, as raw characters. */
export const readKeys = async (place: Place): Promise<{ keys: number; pieces: string[] }> => {
  const client = place.open.organisation.desk?.keys.$client;
  const { rows } = (await client?.execute('SELECT pkcs8 FROM issuer_keys')) ?? { rows: [] };
  const pieces = rows.map(({ pkcs8 }) =>
    // The last 32 bytes of a PKCS #8 RSA key are of its CRT coefficient.
    pkcs8 instanceof ArrayBuffer ? Buffer.from(pkcs8).subarray(-32).toString('latin1') : '',
  );
  return { keys: rows.length, pieces };
};
