import { connect } from 'node:net';

/** What came back on a socket. */
export interface RawAnswer {
  /** The status line's number; null where the server closed the connection without a word. */
  status: number | null;
  text: string;
  /** Until the first byte came; null where the answer came only after we had given up sending. */
  ms: number | null;
}

// What a server rightly waits for is the rest of a body; it is not kept waiting longer than this.
const PATIENCE_MS = 150;

/** Sends these bytes and no more, and reads until the server ends it. */
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
