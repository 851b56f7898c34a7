import type { CarriedCall } from '../upstream.ts';

/** The parsed body of a call; undefined when it has no body, or one that is not parsed. */
export const jsonOf = ({ body }: Pick<CarriedCall, 'body'>): unknown =>
  body !== null && 'json' in body ? body.json : undefined;
