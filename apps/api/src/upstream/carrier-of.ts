import { sandbox } from './sandbox/sandbox.ts';
import type { Upstream } from './upstream.ts';

/** Finds the upstream of a number by the name in its row. */
export type CarrierOf = (name: 'sandbox') => Upstream;

const UPSTREAMS: Record<'sandbox', Upstream> = { sandbox };

/** The upstream of a number, by the name in its row. */
export const carrierOf: CarrierOf = (name) => UPSTREAMS[name];
