import type { Server } from 'node:http';
import type { Logger } from '../log.ts';
import { networkOf } from '../network.ts';

/** How many connections are open at once, and whose do not count by address. */
export interface ConnectionCap {
  /** In all. One address has at most half of them. */
  max: number;
  /** A proxy brings everybody's calls. */
  isTrusted(address: string): boolean;
  log: Logger;
}

/** Keeps connections from using up the process's memory and files, and one address from taking all that there are. */
export function capConnections(server: Server, { max, isTrusted, log }: ConnectionCap): void {
  const each = Math.floor(max / 2);
  const open = new Map<string, number>();
  // Once for each time that it begins: a flood must not fill the log as well.
  let isTold = false;
  const tell = (what: string) => {
    if (!isTold) log.warn({ max }, `${what}: some are closed unread. MAX_CONNECTIONS says how many there may be.`);
    isTold = true;
  };
  server.maxConnections = max;
  server.on('drop', () => tell('all connections are taken'));
  server.on('connection', (socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || isTrusted(address)) return;
    const network = networkOf(address);
    const count = (open.get(network) ?? 0) + 1;
    if (count > each) {
      tell(`${network} has half of all connections`);
      socket.destroy();
      return;
    }
    open.set(network, count);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
      if (left < each / 2) isTold = false;
    });
  });
}
