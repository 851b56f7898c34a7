import type * as z from 'zod';
import { claimedKind } from '../../api-key/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';

/** Returns the query of a request target. */
export function queryIn(target = ''): URLSearchParams {
  const at = target.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : target.slice(at + 1).replace(/#.*$/s, ''));
}

/**
 * Reads the parameters that a route knows. Other parameters are ignored.
 *
 * @throws {Refusal} `invalid_input` for a value that the route cannot read, and for a parameter that came twice.
 */
export function readQuery<S extends z.ZodObject>(schema: S, query: URLSearchParams): z.infer<S> {
  const known = Object.keys(schema.shape).filter((name) => query.has(name));
  const twice = known.find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) throw unreadable(twice, `Send one ${twice}, not two.`);
  return parseInput<z.infer<S>>(
    schema as unknown as z.ZodType<z.infer<S>>,
    Object.fromEntries(known.map((name) => [name, query.get(name)])),
  );
}

/**
 * Refuses a call that has a key in its address, because servers and proxies write addresses to their logs. The key is
 * not looked up, so this tells nothing about the key.
 */
export function requireNoKey(query: URLSearchParams): void {
  for (const value of query.values()) {
    if (claimedKind(value) === null) continue;
    throw unreadable('', 'This address has a key in it. Send the key in a header, because addresses are logged.');
  }
}

const unreadable = (path: string, message: string): Refusal =>
  new Refusal('invalid_input', 'query', { issues: [{ path, message }] });
