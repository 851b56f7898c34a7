import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'express';
import { textOnly } from './unreadable.ts';
import { noJson, tooLarge } from './write-refusal.ts';

const LONGEST = 1024 * 1024;

/**
 * Reads a body as JSON of at most 1 MiB, whatever its content type says: programs of three systems call, and not all set
 * one. Undefined when there is no body; an empty body is `{}`.
 *
 * @throws {Refusal} `too_large` after all of it arrived and was discarded, `invalid_input` when it is not JSON.
 */
export async function readJson(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
  if (!hasBody(req)) return undefined;
  // The caller is gone, perhaps while its key was looked up: no event comes any more, and what arrived may be lost.
  if (req.destroyed) throw noJson();
  if (!isPlain(req)) return readOdd(req, res);
  if (Number(req.headers['content-length']) > LONGEST) return refuseWhenRead(req);
  // The body of a call that arrived whole is in memory already: there is nothing to wait for.
  return parse(req.complete ? takeBuffered(req) : await collect(req));
}

/** Whether a request has a body, which may be empty. */
export const hasBody = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;

// `read` gives one piece at a time. Pieces that arrived while the key was looked up are all in memory by now.
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
    // A body that is too long is read to its end, and not kept.
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

// No charset, or UTF-8, which JSON uses (RFC 8259, section 8.1).
const PLAIN_TYPE = /^(?:[^;]*|application\/json; ?charset="?utf-8"?)$/i;

// For a body that is compressed or in another charset. Such bodies are rare, and Express has a reader for them.
const oddReader = json({ limit: LONGEST, type: () => true, strict: false, ...textOnly });

async function readOdd(req: IncomingMessage & { body?: unknown }, res: ServerResponse): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  oddReader(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  await promise;
  // It reads nothing when the caller left a moment before: a body that never arrived must not count as none.
  if (req.body === undefined) throw noJson();
  return req.body;
}
