import type { CarriedCall } from '../upstream.ts';

/** The parsed body of a call; undefined where it has none, or none that is parsed. */
export const jsonOf = ({ body }: Pick<CarriedCall, 'body'>): unknown =>
  body !== null && 'json' in body ? body.json : undefined;
