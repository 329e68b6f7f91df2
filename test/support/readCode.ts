/** Reads a QR code off the screen as a phone's camera would: from the pixels alone, with another library than drew it. */
import type { Locator } from 'playwright-core';
import decodeQR from 'qr/decode.js';

type Picture = { width: number; height: number; data: Uint8ClampedArray };

const pixels = async (code: Locator): Promise<Picture> => {
  const png = (await code.screenshot({ scale: 'device' })).toString('base64');
  // A page of its own: the one on screen forbids what is needed to look at a picture.
  const desk = await code.page().context().newPage();
  const { width, height, base64 } = await desk.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    let binary = '';
    for (let at = 0; at < image.length; at += 8192)
      binary += String.fromCharCode(...image.subarray(at, at + 8192));
    return { width: bitmap.width, height: bitmap.height, base64: btoa(binary) };
  }, png);
  await desk.close();
  return { width, height, data: new Uint8ClampedArray(Buffer.from(base64, 'base64')) };
};

/** The text of the code, and the darkest light in the middle of its quiet zone: 255 is paper white. */
export const readCode = async (code: Locator): Promise<{ text: string; edge: number }> => {
  const picture = await pixels(code);
  const { width, height, data } = picture;
  const brightness = (x: number, y: number) => data[(y * width + x) * 4] ?? 0;
  let edge = 255;
  const inset = Math.round(width * 0.014);
  for (let at = inset; at < width - inset; at++)
    edge = Math.min(
      edge,
      ...[brightness(at, inset), brightness(at, height - 1 - inset)],
      ...[brightness(inset, at), brightness(width - 1 - inset, at)],
    );
  return { text: decodeQR(picture, { timeLimit: 5000 }), edge };
};
