import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';

const IDEMPOTENCY_KEY = [/^[\x20-\x7e]{1,255}$/, '1 to 255 printable ASCII characters.'] as const;

/** The required form of some headers of a procedure call. A missing header is not checked. */
const HEADERS: Record<string, readonly [form: RegExp, message: string]> = {
  'Idempotency-Key': IDEMPOTENCY_KEY,
  'x-chatelaine': [/^1$/, 'Must be 1.'],
};

/** The parts of a procedure call outside its body. */
export type CallHead = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/**
 * Returns a refusal when a part of a procedure call cannot be read, or is in a place where the server does not read it.
 * Null when nothing is wrong. Without this check, tRPC would take the first of two inputs, treat an empty input as
 * absent, and replace bytes that are not valid text.
 */
export function findUnreadable({ method, url = '', headers }: CallHead): Refusal | null {
  for (const [name, [form, message]] of Object.entries(HEADERS)) {
    const value = headers[name.toLowerCase()];
    if (value !== undefined && !form.test(String(value))) return unreadable(name, message);
  }
  const inputs = parametersIn(url).filter(([name]) => name === 'input');
  const [input] = inputs;
  if (input === undefined) return null;
  if (inputs.length > 1) return unreadable('input', 'Send one input, not two.');
  if (method !== 'GET' && method !== 'HEAD') return unreadable('input', 'The input of a change is its body.');
  return isText(input[1]) && input[1] !== '' ? null : unreadable('input', 'This cannot be read.');
}

/**
 * Reads the header `Idempotency-Key` of a call; null when the call has no such header.
 *
 * @throws {Refusal} `invalid_input` for a header that cannot be read. If the header were ignored, a repeated call could
 * make the change twice.
 */
export function readIdempotencyKey(headers: IncomingHttpHeaders): string | null {
  const value = headers['idempotency-key'];
  if (value === undefined) return null;
  const [form, message] = IDEMPOTENCY_KEY;
  if (!form.test(String(value))) throw unreadable('Idempotency-Key', message);
  return String(value);
}

/** Refuses a request when {@link findUnreadable} returns a refusal. */
export const refuseUnreadable: RequestHandler = (req, _res, next) => next(findUnreadable(req) ?? undefined);

/**
 * Options for parsers of bodies. With these options a parser refuses bytes that are not valid text. A decoder would
 * replace such bytes by characters that nobody sent.
 */
export const textOnly = {
  verify(_req: unknown, _res: unknown, body: Buffer, encoding: string): void {
    if (/^utf-?8$/i.test(encoding) && !isUtf8(body)) throw new Error('no UTF-8');
  },
};

/** Options for parsers of forms that make the same check as {@link textOnly}. In a form, bytes are percent-encoded. */
export const formTextOnly = {
  verify(_req: unknown, _res: unknown, body: Buffer): void {
    if (!isText(body.toString('latin1'))) throw new Error('no UTF-8');
  },
};

/** Returns the parameters of a query, in their order. The values stay encoded. */
function parametersIn(url: string): [name: string, value: string][] {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  return query.split('&').map((part) => {
    const [name = '', ...value] = part.split('=');
    return [isText(name) ? decodeURIComponent(name) : name, value.join('=')];
  });
}

function isText(encoded: string): boolean {
  try {
    return !decodeURIComponent(encoded).includes('\0');
  } catch {
    return false;
  }
}

const unreadable = (path: string, message: string): Refusal =>
  new Refusal('invalid_input', path, { issues: [{ path, message }] });
