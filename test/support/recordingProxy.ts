/** A proxy between a browser and everything else that writes down every byte of every request. */
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RecordingProxy = {
  /** For a browser context's `proxy`. */
  server: string;
  /** Request lines, headers and bodies, one string a request. */
  seen: string[];
  stop: () => Promise<void>;
};

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
};

export const recordingProxy = async (): Promise<RecordingProxy> => {
  const seen: string[] = [];
  const proxy = createServer(async (incoming, outgoing) => {
    const { method, url = '', headers, rawHeaders } = incoming;
    const body = await bodyOf(incoming);
    seen.push(`${method} ${url}\n${rawHeaders.join('\n')}\n\n${body.toString('latin1')}`);
    const onward = request(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  });
  proxy.on('connect', (incoming, socket) => {
    seen.push(`CONNECT ${incoming.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo; // listens on a port, so it is no pipe's name
  return {
    server: `http://127.0.0.1:${port}`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  };
};
