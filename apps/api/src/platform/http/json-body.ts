import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'express';
import { textOnly } from './unreadable.ts';
import { noJson, tooLarge } from './write-refusal.ts';

const LONGEST = 1024 * 1024;

/**
 * Reads a body as JSON of at most 1 MiB. The content type does not matter, because the callers are programs for three
 * systems, and some programs send no content type. Undefined when there is no body. An empty body gives `{}`.
 *
 * @throws {Refusal} `too_large` when the body is too long, after all of it was read and discarded; `invalid_input` when
 * the body is not JSON.
 */
export async function readJson(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
  if (!hasBody(req)) return undefined;
  // The caller has closed the connection, perhaps while the server looked up the key. The request emits no further
  // event, so waiting for the body would never end, and some of the body may be lost.
  if (req.destroyed) throw noJson();
  if (!isPlain(req)) return readOdd(req, res);
  if (Number(req.headers['content-length']) > LONGEST) return refuseWhenRead(req);
  // When the whole call has arrived, its body is already in memory, so there is no wait.
  return parse(req.complete ? takeBuffered(req) : await collect(req));
}

/** Whether a request has a body, which may be empty. */
export const hasBody = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;

// Reads all pieces of the body that are in memory. `read` returns one piece at a time, and several pieces may have
// arrived while the key was looked up.
function takeBuffered(req: IncomingMessage): Buffer {
  const parts: Buffer[] = [];
  for (let part: Buffer | null = req.read(); part !== null; part = req.read()) parts.push(part);
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}

function parse(bytes: Buffer): unknown {
  if (bytes.length > LONGEST) throw tooLarge();
  if (!isUtf8(bytes)) throw noJson();
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = bytes.toString('utf8', start);
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw noJson();
  }
}

async function collect(req: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const parts: Buffer[] = [];
  let length = 0;
  req.on('data', (part: Buffer) => {
    length += part.length;
    // A body that is too long is read to its end, but not kept.
    if (length <= LONGEST) parts.push(part);
  });
  req.on('end', () => (length > LONGEST ? reject(tooLarge()) : resolve(Buffer.concat(parts))));
  req.on('close', () => reject(noJson())).on('error', () => reject(noJson()));
  return promise;
}

async function refuseWhenRead(req: IncomingMessage): Promise<never> {
  const { promise, resolve } = Promise.withResolvers<void>();
  req.on('end', resolve).on('close', resolve).on('error', resolve).resume();
  await promise;
  throw tooLarge();
}

const isPlain = ({ headers }: IncomingMessage): boolean =>
  (headers['content-encoding'] ?? 'identity') === 'identity' && PLAIN_TYPE.test(headers['content-type'] ?? '');

// Matches a content type without a charset, or JSON with UTF-8, which is the encoding of JSON (RFC 8259, section 8.1).
const PLAIN_TYPE = /^(?:[^;]*|application\/json; ?charset="?utf-8"?)$/i;

// The reader of Express, for a body that is compressed or has another charset. Such bodies are rare.
const oddReader = json({ limit: LONGEST, type: () => true, strict: false, ...textOnly });

async function readOdd(req: IncomingMessage & { body?: unknown }, res: ServerResponse): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  oddReader(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  await promise;
  // The reader sets no body when the caller has just closed the connection. Such a call is refused, because it must not
  // count as a call without a body.
  if (req.body === undefined) throw noJson();
  return req.body;
}
