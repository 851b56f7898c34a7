import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Answers a request for a WebSocket. It never throws. */
export type AnswerWebSocket = (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;

/**
 * Answers requests with the header `Upgrade`. A request for a WebSocket goes to `answer`. Any other upgrade is not
 * taken, and the request is answered as if it had not asked (RFC 9110, section 7.8). Some clients ask for HTTP/2 in
 * their first request to every server.
 *
 * @param readHead the function that reads the head of every request.
 */
export function answerUpgrades(server: Server, readHead: (req: IncomingMessage) => void, answer: AnswerWebSocket) {
  const busy = new WeakMap<Duplex, number>();
  const count = (socket: Duplex, more: number) => busy.set(socket, (busy.get(socket) ?? 0) + more);
  server.prependListener('request', (req: IncomingMessage, res: ServerResponse) => {
    count(req.socket, 1);
    res.once('close', () => count(req.socket, -1));
  });
  server.on('upgrade', (req, socket, head) => {
    // Without a listener, an error of the connection would end the process. After an error, the connection is closed.
    socket.on('error', () => socket.destroy());
    // A sender that does not wait for the answer before: that answer would be written into the WebSocket.
    if ((busy.get(socket) ?? 0) > 0) return void socket.destroy();
    if (!asksForWebSocket(req)) return sendAgain(server, req, socket, head);
    readHead(req);
    void answer(req, socket, head);
  });
}

/** Whether a request asks for a WebSocket. */
export const asksForWebSocket = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket';

/** Gives a request to the server once more, without the headers that ask for an upgrade. */
function sendAgain(server: Server, req: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${req.method} ${req.url} HTTP/${req.httpVersion}`];
  for (let at = 0; at < req.rawHeaders.length; at += 2) {
    const name = req.rawHeaders[at] ?? '';
    if (!DROPPED.test(name)) lines.push(`${name}: ${req.rawHeaders[at + 1]}`);
  }
  // One request is sent again at most once on a connection, because its answer closes the connection.
  lines.push('connection: close', '', '');
  socket.unshift(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), head]));
  server.emit('connection', socket);
}

const DROPPED = /^(?:connection|upgrade|http2-settings)$/i;
