import { type Bytes, concat, fromHex } from '../../../worker/core/bytes.ts';

/** Bytes of a vector's hex. */
export const bytes = (text: string): Bytes => {
  const decoded = fromHex(text);
  if (decoded === null) throw new TypeError(`not hex: ${text}`);
  return decoded;
};

export const bigint = (value: Uint8Array): bigint => BigInt(`0x${Buffer.from(value).toString('hex')}`);

/** Modular inverse, written apart from the one under test. */
export const inverse = (a: bigint, n: bigint): bigint => {
  const step = (a0: bigint, b0: bigint): [bigint, bigint] => {
    if (b0 === 0n) return [1n, 0n];
    const [x, y] = step(b0, a0 % b0);
    return [y, x - (a0 / b0) * y];
  };
  return ((step(a % n, n)[0] % n) + n) % n;
};

/** Runs `work` with `crypto.getRandomValues` handing out exactly `draws`, in order. */
export const withRandomness = async <T>(
  draws: (Uint8Array | bigint)[],
  work: () => Promise<T>,
): Promise<T> => {
  const real = crypto.getRandomValues;
  const left = [...draws];
  crypto.getRandomValues = <A extends ArrayBufferView | null>(array: A): A => {
    if (!(array instanceof Uint8Array)) throw new TypeError('only bytes are drawn');
    if (array.length === 0) return array;
    const draw = left.shift();
    if (draw === undefined) throw new Error('more randomness drawn than given');
    array.set(typeof draw === 'bigint' ? bytes(draw.toString(16).padStart(2 * array.length, '0')) : draw);
    return array;
  };
  try {
    return await work();
  } finally {
    crypto.getRandomValues = real;
  }
};

/** The same bytes with one bit of one byte turned. */
export const flip = (value: Uint8Array, at: number, mask = 1): Bytes =>
  concat(value.subarray(0, at), new Uint8Array([(value[at] ?? 0) ^ mask]), value.subarray(at + 1));
