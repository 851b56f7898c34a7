import { sandbox } from './sandbox/sandbox.ts';
import type { Upstream } from './upstream.ts';

/** Finds the upstream that carries a number, by the word in its row. */
export type CarrierOf = (name: 'sandbox') => Upstream;

const UPSTREAMS: Record<'sandbox', Upstream> = { sandbox };

/** Which upstream carries a number, by the word in its row. */
export const carrierOf: CarrierOf = (name) => UPSTREAMS[name];
