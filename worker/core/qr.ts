/**
 * QR codes (ISO/IEC 18004) as one SVG path, at error correction M or better. The quiet zone of four modules that readers
 * need is part of the picture, so that no page can forget it; paper and ink must stay light and dark in every theme.
 */
import { correction, generate } from 'lean-qr';

/** Modules a side, quiet zone included, and the dark ones as a path in those units. */
export type QrCode = { size: number; path: string };

const QUIET = 4;

/**
 * @throws for a text of more than 2,331 bytes: no code of this correction holds it.
 * @example qrCode('https://chorus.example/o/acme-q2w4e6r8t2y4u6i8/terminal').size // 45
 */
export const qrCode = (text: string): QrCode => {
  const code = generate(text, { minCorrectionLevel: correction.M });
  let path = '';
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      let run = 0;
      while (code.get(x + run, y)) run++;
      if (run > 0) path += `M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`;
      x += run;
    }
  return { size: code.size + 2 * QUIET, path };
};
