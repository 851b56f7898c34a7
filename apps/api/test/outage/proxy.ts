import { connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy between a server and its database. A test uses it to take the database away. */
export interface DatabaseProxy extends AsyncDisposable {
  /** The database's URL, through this proxy. */
  url: string;
  /** Cuts every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Keeps the open connections and accepts new ones, but passes no data on. */
  hang(): void;
  /**
   * Sends all new connections to another database. The server sees this like a DNS name that now leads to another
   * address.
   */
  leadTo(databaseUrl: string): void;
  /** Makes the database reachable again. */
  restore(): Promise<void>;
}

/** Starts a proxy for a database. */
export async function startProxy(databaseUrl: string): Promise<DatabaseProxy> {
  let target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isHanging = false;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // The tests break connections on purpose, so an error of a socket is no fault here. The proxy only closes the
    // socket.
    socket.on('error', () => socket.destroy());
  };
  const join = (from: Socket, to: Socket) => {
    from.on('data', (chunk) => void to.write(chunk));
    from.on('close', () => void to.destroy());
    if (isHanging) from.pause();
  };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) keep(socket);
    join(near, far);
    join(far, near);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });

  const port = await listenSomewhere(server);
  const through = new URL(databaseUrl);
  through.host = `127.0.0.1:${port}`;
  return {
    url: through.href,
    cut: close,
    hang() {
      isHanging = true;
      for (const socket of sockets) socket.pause();
    },
    leadTo(to) {
      target = new URL(to);
    },
    async restore() {
      isHanging = false;
      for (const socket of sockets) socket.resume();
      if (!server.listening) await listen(server, port);
    },
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await close();
    },
  };
}

// The ports of the proxy are below the range that operating systems use for outgoing connections. So no other program
// gets the port while the proxy does not listen.
const LOWEST_PORT = 20_000;
const PORTS = 10_000;

async function listenSomewhere(server: Server): Promise<number> {
  for (;;) {
    const port = LOWEST_PORT + Math.floor(Math.random() * PORTS);
    if (await listen(server, port).catch(() => false)) return port;
  }
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(true);
    });
  });
}
