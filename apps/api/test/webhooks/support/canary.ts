import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { makeCertificate } from '../../browser/support/connect-button-certificate.ts';

/** A receiver on every address of this machine, at one port, for http and https. It counts its connections. */
export interface Canary {
  port: number;
  /** The addresses at which it listens. */
  addresses: string[];
  /** The number of connections since the last time this was read. */
  taken(): number;
  /** Answers every request with a redirect to a URL. Null: with 200. */
  redirect(url: string | null): void;
  /** The certificate of the hosts that it was opened for. */
  cert: string;
  close(): Promise<void>;
}

/** Opens a canary on 127.0.0.1, on ::1 and on the address that this machine has in its network. */
export async function openCanary(hosts: readonly string[], { isEverywhere = true } = {}): Promise<Canary> {
  const { key, cert } = makeCertificate(hosts);
  let [count, target] = [0, null as string | null];
  const sockets = new Set<Socket>();
  const answer: Parameters<typeof createHttp>[1] = (request, response) => {
    request.resume();
    if (target === null) response.end(`reached ${request.headers.host}`);
    else response.writeHead(307, { location: Buffer.from(target.replace(/[\t\n]/g, '')).toString('latin1') }).end();
  };
  const [http, https] = [createHttp(answer), createHttps({ key, cert }, answer)];
  const take = (socket: Socket) => {
    count++;
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => {}));
    // The first byte of TLS is 22.
    socket.once('data', (start) => {
      socket.pause();
      socket.unshift(start);
      (start[0] === 22 ? https : http).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  };
  const own = Object.values(networkInterfaces()).flat();
  const outer = own.find((each) => each?.family === 'IPv4' && !each.internal)?.address;
  const first = createServer(take).listen(0, '127.0.0.1');
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;
  const more = isEverywhere ? ['::1', outer].filter((address) => address !== undefined) : [];
  const others = more.map((address) => createServer(take).listen(port, address));
  await Promise.all(others.map((server) => once(server, 'listening')));
  return {
    port,
    cert,
    addresses: ['127.0.0.1', ...more],
    taken() {
      const taken = count;
      count = 0;
      return taken;
    },
    redirect: (url) => {
      target = url;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([first, ...others].map((server) => new Promise((done) => server.close(done))));
    },
  };
}
