import { sandbox } from './sandbox/sandbox.ts';
import type { Upstream } from './upstream.ts';

/** Finds the upstream of a number by the name in its row. */
export type CarrierOf = (name: 'sandbox') => Upstream;

const UPSTREAMS: Record<'sandbox', Upstream> = { sandbox };

/** Finds the upstream of a number by the name in its row, among the upstreams of this server. */
export const carrierOf: CarrierOf = (name) => UPSTREAMS[name];
