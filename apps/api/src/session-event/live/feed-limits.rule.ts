import type { WatcherLimits } from '../../event/index.ts';

const PER_CALLER = 10;
/** Streams take at most this part of the server's connections, so that calls always find a connection. */
const PART_OF_CONNECTIONS = 0.25;
/** One client has at most this part of the streams, so that the streams of other clients always find a place. */
const PART_OF_CLIENT = 0.25;
/** The part of one client on a server with few connections, on which a quarter is less than one key may have. */
const MOST_OF_CLIENT = 0.5;

/** Returns the highest numbers of open streams of events of numbers, for a server with this limit for connections. */
export function feedLimits(maxConnections: number): WatcherLimits {
  const total = Math.max(1, Math.floor(maxConnections * PART_OF_CONNECTIONS));
  const wanted = Math.max(PER_CALLER, Math.floor(total * PART_OF_CLIENT));
  const perAccount = Math.max(1, Math.min(wanted, Math.floor(total * MOST_OF_CLIENT)));
  return { perCaller: PER_CALLER, perAccount, total };
}
