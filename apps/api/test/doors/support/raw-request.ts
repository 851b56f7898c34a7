import { request } from 'node:http';
import { connect } from 'node:net';
import type { Answer } from '../../world/answer.ts';

/**
 * Header lines in the order in which they are sent, as one flat list: name, value, name, value. So a list can have two
 * lines with the same name.
 */
export type HeaderLines = readonly string[];

/**
 * Sends a request with exactly these header lines. `fetch` cannot do this, because it joins two lines that have the
 * same name.
 */
export function sendLines(url: string, method: string, lines: HeaderLines, body = ''): Promise<Answer> {
  const { host } = new URL(url);
  const framing = method === 'GET' ? [] : ['content-length', String(Buffer.byteLength(body))];
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request(
    url,
    { method, headers: ['host', host, 'connection', 'close', ...framing, ...lines] },
    async (answer) => {
      const chunks = await answer.toArray();
      const text = Buffer.concat(chunks).toString();
      const headers = new Headers(
        answer.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [[name, all[at + 1] ?? '']] : [])) as [
          string,
          string,
        ][],
      );
      const body: unknown = text.startsWith('{') ? JSON.parse(text) : null;
      resolve({ status: answer.statusCode ?? 0, headers, text, body, refusal: headers.get('x-refusal') });
    },
  );
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/**
 * Opens a connection, writes these bytes, and returns everything that the server sends until it closes the connection.
 */
export function sendBytes(baseUrl: string, bytes: string | Buffer): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1', () => socket.write(bytes));
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (part) => {
    text += part;
  });
  socket.on('end', () => resolve(text)).on('error', reject);
  return promise;
}
