import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';

/** What a header of a procedure call must look like where it is there. */
const HEADERS: Record<string, readonly [form: RegExp, message: string]> = {
  'Idempotency-Key': [/^[\x20-\x7e]{1,255}$/, '1 to 255 printable ASCII characters.'],
  'x-chatelaine': [/^1$/, 'Must be 1.'],
};

/** What of a procedure call stands outside its body. */
export type CallHead = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/**
 * Names what of a procedure call is there and cannot be read, or stands where nobody reads it; null when there is nothing.
 * A library takes the first of two inputs, an empty one as none, and puts signs of its own where bytes are no text.
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

/** Refuses a procedure call of which {@link findUnreadable} names something. */
export const refuseUnreadable: RequestHandler = (req, _res, next) => next(findUnreadable(req) ?? undefined);

/** For parsers of bodies: refuses bytes that are no text, which a decoder would replace by signs that nobody sent. */
export const textOnly = {
  verify(_req: unknown, _res: unknown, body: Buffer, encoding: string): void {
    if (/^utf-?8$/i.test(encoding) && !isUtf8(body)) throw new Error('no UTF-8');
  },
};

/** The same for a form, where bytes are percent-encoded. */
export const formTextOnly = {
  verify(_req: unknown, _res: unknown, body: Buffer): void {
    if (!isText(body.toString('latin1'))) throw new Error('no UTF-8');
  },
};

/** The parameters of a query, in their order; names and values as they came. */
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
