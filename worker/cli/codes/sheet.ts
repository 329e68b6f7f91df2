import { qrCode } from '../../core/qr.ts';
import type { Invitee } from '../../desk/codes.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Names come from a roster: in the page they are text and nothing else. */
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** `abcd efgh ijkl mnop qrst`: as it is typed at a terminal. */
const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

/** Black on white whatever the theme; three by four slips on A4, cut along the dashes. */
const STYLE = `
@page { size: A4; margin: 10mm; }
* { box-sizing: border-box; }
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #000; font: 9.5pt/1.3 system-ui, "Segoe UI", Roboto, sans-serif; }
header { padding: 4mm; max-width: 190mm; }
h1 { font: 500 15pt/1.2 Georgia, serif; margin: 0 0 1mm; }
main { display: grid; grid-template-columns: repeat(3, 63mm); }
article { height: 69mm; padding: 3mm 4mm; border: .3mm dashed #888; break-inside: avoid; overflow: hidden; }
h2 { font: 500 11.5pt/1.2 Georgia, serif; margin: 0; overflow-wrap: anywhere; }
p { margin: 0; }
svg { display: block; width: 36mm; height: 36mm; margin: .5mm auto; }
code { display: block; text-align: center; font: 600 9pt/1.4 ui-monospace, Menlo, Consolas, monospace; }
.small { font-size: 8pt; }
@media print { header { display: none; } }
`;

const slip = ({ employee_id, name, code }: Invitee, { season, base }: Sheet): string => {
  const { size, path } = qrCode(`${base}/collect#${season}.${code}`);
  return `<article>
<h2>${escaped(name ?? employee_id)}</h2>
<p class="small">${escaped(name === undefined ? '' : employee_id)}</p>
<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="QR code of the collect link" shape-rendering="crispEdges"><path d="${path}"/></svg>
<code>${grouped(code)}</code>
<p class="small">Scan it with your phone and collect your ballots, or type it at a terminal. Only yours: give it to nobody, and throw it away afterwards.</p>
</article>`;
};

/** `base`: where the organisation's pages are, without a slash at the end. */
export type Sheet = { season: string; unit: string; base: string };

/** A whole page that needs nothing from anywhere and could not load it either. */
export const sheetHtml = (invitees: Invitee[], sheet: Sheet): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Collect codes: ${escaped(sheet.unit)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Collect codes: ${escaped(sheet.unit)}, ${escaped(sheet.season)}</h1>
<p>${invitees.length} slips. Print on A4 at 100 %, cut along the dashes, hand each to its owner. Terminal: ${escaped(sheet.base)}/terminal</p>
</header>
<main>
${invitees.map((one) => slip(one, sheet)).join('\n')}
</main>
</body>
</html>
`;
