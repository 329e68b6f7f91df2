import { unzipSync, type Zippable, zipSync } from 'fflate';
import { fromUtf8, utf8 } from '../bytes.ts';
import type { Instant } from '../season.ts';

/** The first day of the ZIP calendar, in the parts that fflate writes: the same bytes in every time zone. */
const noTime = (): Date => new Date(1980, 0, 1);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Who and when: Chorus, and the time of release. No person, no machine, no clock. */
const coreXml = (title: string, released: Instant): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${escaped(title)}</dc:title><dc:creator>Chorus</dc:creator><cp:lastModifiedBy>Chorus</cp:lastModifiedBy>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${released}</dcterms:created>` +
  `<dcterms:modified xsi:type="dcterms:W3CDTF">${released}</dcterms:modified></cp:coreProperties>`;

const APP_XML =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Chorus</Application></Properties>';

export type Sealing = {
  title: string;
  released: Instant;
  /** Mends one XML part. */
  mend?: (path: string, xml: string) => string;
  /** Gives a part another path. */
  rename?: (path: string) => string;
};

/**
 * An Office file without what its library puts into it of the machine and the moment: properties are Chorus's own,
 * every entry has the same date, workbooks inside charts are treated likewise. Equal reports give equal bytes.
 *
 * @param bytes an OPC package (ISO/IEC 29500-2): xlsx or pptx
 * @example sealZip(written, { title: 'Morale in October', released: '2026-10-19T07:00:00Z' })
 */
export const sealZip = (bytes: Uint8Array, sealing: Sealing): Uint8Array<ArrayBuffer> => {
  const files: Zippable = {};
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (path.endsWith('/')) continue;
    files[sealing.rename?.(path) ?? path] = sealed(path, content, sealing);
  }
  return zipSync(files, { mtime: noTime(), level: 6 });
};

const sealed = (path: string, content: Uint8Array, sealing: Sealing): Uint8Array => {
  if (path === 'docProps/core.xml') return utf8(coreXml(sealing.title, sealing.released));
  if (path === 'docProps/app.xml') return utf8(APP_XML);
  if (path.endsWith('.xlsx')) return sealZip(content, sealing);
  const xml = sealing.mend && /\.(xml|rels)$/.test(path) ? fromUtf8(content) : null;
  return xml !== null && sealing.mend ? utf8(sealing.mend(path, xml)) : content;
};
