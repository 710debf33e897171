import { createServer, type Socket } from 'node:net';

/** A server that takes every upload, keeps nothing, and says 200. */
export interface Sink {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function openSink(): Promise<Sink> {
  const server = createServer(swallow);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Reads heads and counts bodies; no more work than that per byte. */
function swallow(socket: Socket): void {
  let head = '';
  let left = 0;
  const answer = () =>
    socket.write(`HTTP/1.1 200 OK\r\nDate: ${new Date().toUTCString()}\r\nContent-Length: 0\r\n\r\n`);
  socket.on('data', (chunk: Buffer) => {
    let body = chunk.length;
    if (left === 0) {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      left = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
      body = head.length - end - 4;
      head = '';
    }
    left -= body;
    if (left <= 0) answer();
  });
  socket.on('error', () => socket.destroy());
}
