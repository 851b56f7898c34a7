import { own } from '../connect/own.ts';
import type { CompatOptions } from './types.ts';

const PATHS = { v1: 'dashboard/app', v2: 'onboarding' };
const LOCAL = 'http://localhost:8082';

/**
 * Builds the address that 360dialog's button opens, but on Chatelaine's host.
 *
 * @throws {TypeError} when the address of Chatelaine or the partner id is missing.
 */
export function oldAddress(options: CompatOptions): string {
  const { partnerId, env, version, requestedNumber, queryParameters = {}, baseUrl } = own(options);
  const base = baseUrl ?? (env === 'local' ? LOCAL : undefined);
  if (!base || !partnerId) throw new TypeError('connect: partnerId and baseUrl are needed');
  const address = `${base.replace(/\/$/, '')}/${PATHS[version === 'v2' ? 'v2' : 'v1']}/${encodeURIComponent(partnerId)}`;
  const pairs = Object.entries({ number: requestedNumber, ...queryParameters })
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
  return pairs.length === 0 ? address : `${address}?${pairs.join('&')}`;
}
