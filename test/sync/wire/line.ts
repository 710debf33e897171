import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What is wrong with a line. Bytes are counted on each connection from the moment the trouble began. */
export type Trouble =
  /** Every piece comes so many milliseconds late, both ways. */
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
  /** Answers come in pieces of so many bytes. */
  | { readonly kind: 'slicer'; readonly bytes: number }
  /** The connection is reset after so many bytes of an answer. */
  | { readonly kind: 'reset'; readonly after: number }
  /** It ends politely after so many bytes of an answer. */
  | { readonly kind: 'limit'; readonly after: number }
  /** It breaks after so many bytes of a request; what came before reached the carrier. */
  | { readonly kind: 'cut-upload'; readonly after: number }
  /** Half open: nothing goes through any more, and nobody says so. */
  | { readonly kind: 'silent' }
  /** The carrier ends the connection, and this side hears of it so many milliseconds later. */
  | { readonly kind: 'slow-close'; readonly ms: number }
  /** Requests arrive whole; of the answers nothing comes back. */
  | { readonly kind: 'execute-then-drop' };

/** A line to one server on loopback, whose troubles the test chooses. */
export interface TroubledLine {
  readonly url: string;
  /** From now on, also on connections that are open; nothing: the line is well again. */
  readonly trouble: (trouble: Trouble | undefined) => void;
  readonly close: () => Promise<void>;
}

interface State {
  readonly trouble: () => Trouble | undefined;
  /** Rises whenever the trouble changes. */
  readonly turn: () => number;
}

export async function openTroubledLine(target: string): Promise<TroubledLine> {
  const { port } = new URL(target);
  const sockets = new Set<Socket>();
  let trouble: Trouble | undefined;
  let turn = 0;
  const line: State = { trouble: () => trouble, turn: () => turn };
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    join(line, near, far);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble: (next) => {
      trouble = next;
      turn += 1;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function join(line: State, near: Socket, far: Socket): void {
  let isBroken = false;
  const breakOff = () => {
    // A second reset while the first is closing the handle is one too many for the system's side of it.
    if (isBroken || near.destroyed) return;
    isBroken = true;
    near.resetAndDestroy();
    far.destroy();
  };
  void pump(line, near, far, up(breakOff));
  void pump(line, far, near, down(near, breakOff));
  near.on('close', () => far.destroy());
  far.on('close', () => {
    const now = line.trouble();
    if (now?.kind === 'slow-close') setTimeout(() => near.destroy(), now.ms);
    else if (now?.kind !== 'silent') near.destroy();
  });
}

/** What to do with a piece on its way: pass it on in these pieces, or nothing of it. */
type Pass = (piece: Buffer, trouble: Trouble, counted: number) => readonly Buffer[];

function up(breakOff: () => void): Pass {
  return (piece, trouble, counted) => {
    if (trouble.kind === 'silent') return [];
    if (trouble.kind !== 'cut-upload' || counted + piece.length <= trouble.after) return [piece];
    setImmediate(breakOff);
    return [piece.subarray(0, Math.max(0, trouble.after - counted))];
  };
}

function down(near: Socket, breakOff: () => void): Pass {
  return (piece, trouble, counted) => {
    switch (trouble.kind) {
      case 'silent':
        return [];
      case 'execute-then-drop':
        breakOff();
        return [];
      case 'slicer':
        return slices(piece, trouble.bytes);
      case 'reset':
      case 'limit': {
        if (counted + piece.length <= trouble.after) return [piece];
        setImmediate(trouble.kind === 'reset' ? breakOff : () => near.end());
        return [piece.subarray(0, Math.max(0, trouble.after - counted))];
      }
      case 'latency':
      case 'bandwidth':
      case 'cut-upload':
      case 'slow-close':
        return [piece];
    }
  };
}

function slices(piece: Buffer, bytes: number): readonly Buffer[] {
  return Array.from({ length: Math.ceil(piece.length / bytes) }, (_, n) =>
    piece.subarray(n * bytes, (n + 1) * bytes),
  );
}

async function pump(line: State, from: Socket, to: Socket, pass: Pass): Promise<void> {
  let turn = line.turn();
  let counted = 0;
  try {
    for await (const piece of from as AsyncIterable<Buffer>) {
      if (turn !== line.turn()) {
        turn = line.turn();
        counted = 0;
      }
      const trouble = line.trouble();
      const parts = trouble ? pass(piece, trouble, counted) : [piece];
      counted += piece.length;
      for (const part of parts) {
        await wait(trouble, part.length);
        if (to.destroyed) return;
        to.write(part);
      }
    }
    if (line.trouble()?.kind !== 'silent') to.end();
  } catch {
    to.destroy();
  }
}

async function wait(trouble: Trouble | undefined, bytes: number): Promise<void> {
  const ms = lateness(trouble, bytes);
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

function lateness(trouble: Trouble | undefined, bytes: number): number {
  if (trouble?.kind === 'latency') return trouble.ms;
  if (trouble?.kind === 'bandwidth') return (bytes * 1_000) / trouble.bytesPerSecond;
  return trouble?.kind === 'slicer' ? 1 : 0;
}
