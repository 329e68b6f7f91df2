import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const COMPRESSIBLE = new Set(['.js', '.css', '.json', '.svg', '.txt', '.webmanifest']);

const encoders = { br: promisify(brotliCompress), gzip: promisify(gzip) };

type File = { bytes: Buffer<ArrayBuffer>; type: string; etag: string; packed: Map<string, Promise<Buffer>> };

/** Where the built web application lies, seen from the sources and from an installed copy. */
export const builtWeb = (): string | null =>
  ['../../dist/web', '../../../web']
    .map((path) => resolve(import.meta.dirname, path))
    .find((path) => existsSync(join(path, 'results/index.html'))) ?? null;

const accepted = (request: Request): 'br' | 'gzip' | null => {
  const header = request.headers.get('accept-encoding') ?? '';
  return /\bbr\b/.test(header) ? 'br' : /\bgzip\b/.test(header) ? 'gzip' : null;
};

/**
 * Serves a built web folder from memory: only what lies in it when the server starts can ever be asked for.
 * Files whose name carries their hash never change; every other is asked about again each time. Compressed
 * once, at the first request.
 */
export function nodeAssets(folder: string): (path: string, request: Request) => Promise<Response | null> {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = Buffer.from(readFileSync(path));
    files.set(`/${relative(folder, path).split(sep).join('/')}`, {
      bytes,
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
      packed: new Map(),
    });
  }
  return async (path, request) => {
    const file = files.get(path);
    if (!file) return null;
    const headers = new Headers({
      'content-type': file.type,
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      etag: file.etag,
    });
    if (request.headers.get('if-none-match') === file.etag)
      return new Response(null, { status: 304, headers });
    const encoding = COMPRESSIBLE.has(extname(path)) ? accepted(request) : null;
    if (!encoding) return new Response(file.bytes, { headers });
    const packed = file.packed.get(encoding) ?? encoders[encoding](file.bytes);
    file.packed.set(encoding, packed);
    headers.set('content-encoding', encoding);
    return new Response(new Uint8Array(await packed), { headers });
  };
}
