import type { Server } from 'node:http';
import { networkOf } from '@chatelaine/shared/network';
import type { Logger } from '../log.ts';

/** The limit for open connections, and the addresses that have no limit of their own. */
export interface ConnectionCap {
  /**
   * The limit for the connections of all addresses together. One caller gets at most half of this limit. An IPv4
   * address or an IPv6 network of /64 counts as one caller.
   */
  max: number;
  /**
   * Whether this address is a trusted proxy. A proxy has no limit of its own, because it forwards the calls of many
   * callers.
   */
  isTrusted(address: string): boolean;
  log: Logger;
}

/**
 * Limits the number of open connections, so that connections cannot use up the memory and the open files of the
 * process, and one caller cannot take all connections.
 */
export function capConnections(server: Server, { max, isTrusted, log }: ConnectionCap): void {
  const each = Math.floor(max / 2);
  const open = new Map<string, number>();
  // When the limit is reached, one line is logged, and not one line for each connection, because a flood of connections
  // must not fill the log.
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
