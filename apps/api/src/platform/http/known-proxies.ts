import { within } from '@chatelaine/shared/network';
import { placeOf } from '../outside/address-place.ts';
import type { Warnings } from '../warnings.ts';
import type { Proxies } from './origin.ts';

/**
 * Makes the rule for the proxies that TRUSTED_PROXIES names. It warns once when the setting is probably missing or wrong:
 * a caller sent a header that proxies add, and the server ignores this header.
 *
 * When the setting names proxies, any other caller may send such a header, and usually this needs no warning. But a
 * caller within the private network, before any trusted proxy was there, is probably the proxy at another address.
 */
export function knownProxies(networks: readonly string[], warn: Warnings['warn']): Proxies {
  const isNamed = within(networks);
  let hasOneCalled = false;
  return {
    isTrusted(address) {
      const isTrusted = isNamed(address);
      hasOneCalled ||= isTrusted;
      return isTrusted;
    },
    onIgnored(address) {
      if (networks.length === 0) warn(FORGOTTEN, { address });
      else if (!hasOneCalled && placeOf(address) !== 'outside') warn(ELSEWHERE, { address });
    },
  };
}

const FORGOTTEN =
  'A request has the header X-Forwarded-For or Forwarded, which is ignored because TRUSTED_PROXIES is not set. If your proxy sends it, name the proxy there. Otherwise all callers count as one.';

// Everybody may read the warnings, so only the log names the address.
const ELSEWHERE =
  'A request has the header X-Forwarded-For or Forwarded, which is ignored because it comes from an address that TRUSTED_PROXIES does not name, and no request has come from a named one. If your proxy sends it, name the address of the proxy. Otherwise all callers count as one.';
