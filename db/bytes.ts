import { customType } from 'drizzle-orm/sqlite-core';

/**
 * A BLOB column as a Uint8Array on every driver: the embedded file hands back an ArrayBuffer,
 * HTTP an ArrayBuffer or a Uint8Array. (Drizzle's own blob mode needs Buffer.)
 */
export const bytes = customType<{ data: Uint8Array; driverData: ArrayBuffer | Uint8Array }>({
  dataType: () => 'blob',
  // A copy of exactly these bytes: a view into a larger buffer must not hand over its surroundings.
  toDriver: (value) => new Uint8Array(value).buffer,
  fromDriver: (value) => new Uint8Array(value),
});
