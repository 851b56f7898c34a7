import { openSocket, type Reader } from '../../session-events/support/readers.ts';
import type { Server } from './servers.ts';

/** Reads over WebSockets, one after another. Each one begins after the last id of the one before. */
export interface SocketsInTurn {
  /** Returns the ids that came until now. */
  ids(): string[];
  /** How many WebSockets were open. */
  count(): number;
  /** Resolves when a server has closed a WebSocket, with the code and the reason. */
  closed: Promise<readonly [code: number, reason: string]>;
}

/** The code that a WebSocket has when its server has died. */
const LOST = 1006;

/** Reads the events after an id over WebSockets. When a server has died, opens a WebSocket at the next one. */
export function readInTurn(first: Server, secret: string, start: string): SocketsInTurn {
  const parts: Reader[] = [];
  const ids = () => parts.flatMap(({ events }) => events.map(({ id }) => id));
  const read = async () => {
    for (let server = first; ; server = await server.next()) {
      const socket = await openSocket(server.baseUrl, secret, `&after=${ids().at(-1) ?? start}`).catch(() => null);
      if (socket === null) continue;
      parts.push(socket);
      const closed = await socket.closed;
      if (closed[0] !== LOST) return closed;
    }
  };
  return { ids, count: () => parts.length, closed: read() };
}
