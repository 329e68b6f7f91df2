import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  b64u,
  compareBytes,
  concat,
  equal,
  fromB64u,
  fromHex,
  fromUtf8,
  hex,
  hmacSha256,
  readU32,
  tag,
  u16,
  u32,
  utf8,
} from '../../../worker/core/bytes.ts';

const anyBytes = fc.uint8Array({ maxLength: 70 });

test('base64url and hex are those of the platform and read back', () => {
  fc.assert(
    fc.property(anyBytes, (value) => {
      expect(b64u(value)).toBe(Buffer.from(value).toString('base64url'));
      expect(hex(value)).toBe(Buffer.from(value).toString('hex'));
      expect(fromB64u(b64u(value))).toEqual(new Uint8Array(value));
      expect(fromHex(hex(value))).toEqual(new Uint8Array(value));
    }),
  );
});

test('every byte string has one accepted spelling', () => {
  for (const text of ['A', 'AA==', 'AB', 'AAB', 'A+', 'A/', 'A A', 'AAAAA', 'é', 'AAA\n'])
    expect(fromB64u(text), text).toBeNull();
  for (const text of ['0', '0G', 'AA', '0x00', ' 00', '00\n']) expect(fromHex(text), text).toBeNull();
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      const value = fromB64u(text);
      if (value !== null) expect(b64u(value)).toBe(text);
    }),
  );
});

test('integers are big-endian', () => {
  expect(hex(u16(0x0102))).toBe('0102');
  expect(hex(u32(0xfffefdfc))).toBe('fffefdfc');
  expect(readU32(Uint8Array.of(9, 0xff, 0xfe, 0xfd, 0xfc), 1)).toBe(0xfffefdfc);
});

test('a tag is ASCII and one zero byte', () => {
  expect(hex(tag('ab'))).toBe('616200');
});

test('only valid UTF-8 is text, and a byte order mark is not swallowed', () => {
  expect(fromUtf8(Uint8Array.of(0xc3, 0x28))).toBeNull();
  expect(fromUtf8(utf8('\ufeffné'))).toBe('\ufeffné');
});

test('HMAC-SHA-256 is that of RFC 4231 case 2', () => {
  expect(hex(hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('comparing and joining are those of Buffer', () => {
  fc.assert(
    fc.property(anyBytes, anyBytes, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
      expect(equal(a, b)).toBe(Buffer.compare(a, b) === 0);
      expect(Buffer.from(concat(a, b))).toEqual(Buffer.concat([a, b]));
    }),
  );
  expect(equal(utf8('same'), utf8('same'))).toBe(true);
});
