import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a server and its database, and takes the database away. */
export interface DatabaseProxy extends AsyncDisposable {
  /** The database's URL, through this proxy. */
  url: string;
  /** Cuts every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Keeps every connection, takes new ones, and lets nothing through. */
  hang(): void;
  /** Leads whoever connects from now on to another database, as a name does whose address changed. */
  leadTo(databaseUrl: string): void;
  /** The database is back. */
  restore(): Promise<void>;
}

/** Puts a proxy before a database. */
export async function startProxy(databaseUrl: string): Promise<DatabaseProxy> {
  let target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isHanging = false;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A connection that breaks is what this is for.
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

// Below what systems give to outgoing connections: while nobody listens here, nobody else may take the port.
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
