import { connect } from 'node:net';

/** The answer that came back on a socket. */
export interface RawAnswer {
  /** The number of the status line. Null means that the server closed the connection without an answer. */
  status: number | null;
  text: string;
  /**
   * The milliseconds until the first byte of the answer came. Null means that no byte came before the test ended its
   * side of the connection.
   */
  ms: number | null;
}

// A server may wait for the rest of a body that the test never sends. After this time the test ends its side of the
// connection, and the server stops waiting.
const PATIENCE_MS = 150;

/** Sends only these bytes, and reads the answer until the server ends the connection. */
export function sendRaw(port: number, bytes: Buffer): Promise<RawAnswer> {
  const { promise, resolve } = Promise.withResolvers<RawAnswer>();
  const begun = performance.now();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let text = '';
  let ms: number | null = null;
  let isGivenUp = false;
  const timer = setTimeout(() => {
    isGivenUp = true;
    socket.end();
  }, PATIENCE_MS);
  socket.setEncoding('latin1').on('connect', () => socket.write(bytes));
  socket.on('data', (part: string) => {
    if (text === '' && !isGivenUp) ms = performance.now() - begun;
    text += part;
  });
  const done = () => {
    clearTimeout(timer);
    socket.destroy();
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
    resolve({ status: status === undefined ? null : Number(status), text, ms });
  };
  socket.on('end', done).on('error', done).on('close', done);
  return promise;
}
