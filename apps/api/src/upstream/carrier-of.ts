import { sandbox } from './sandbox/sandbox.ts';
import type { Upstream } from './upstream.ts';

const UPSTREAMS: Record<'sandbox', Upstream> = { sandbox };

/** Which upstream carries a number, by the word in its row. */
export function carrierOf(name: keyof typeof UPSTREAMS): Upstream {
  return UPSTREAMS[name];
}
