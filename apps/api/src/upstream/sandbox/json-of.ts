import type { CarriedCall } from '../upstream.ts';

/** Returns the parsed body of a call. Undefined when the call has no body or the body is not parsed. */
export const jsonOf = ({ body }: Pick<CarriedCall, 'body'>): unknown =>
  body !== null && 'json' in body ? body.json : undefined;
