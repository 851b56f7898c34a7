import type { CarriedCall } from '../upstream.ts';

/** The parsed body of a call; undefined when the call has no body or the body is not parsed. */
export const jsonOf = ({ body }: Pick<CarriedCall, 'body'>): unknown =>
  body !== null && 'json' in body ? body.json : undefined;
