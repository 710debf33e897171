import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A cable between the desk and its carrier that can be pulled out: connections are then refused, as without a network. */
export interface Link {
  readonly url: string;
  readonly unplug: () => Promise<void>;
  readonly plug: () => Promise<void>;
}

export async function openLink(target: string): Promise<Link> {
  const { port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  let port = 0;
  let server: Server;
  const plug = async () => {
    server = createServer((near) => {
      const far = connect(Number(targetPort), '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  };
  await plug();
  return {
    url: `http://127.0.0.1:${port}`,
    plug,
    unplug: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
