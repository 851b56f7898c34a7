import os from 'node:os';
import ipaddr from 'ipaddr.js';
import { formsOf } from './address-place.ts';

/**
 * Whether a network card of this machine has an address. A firewall does not filter the connections of a machine to
 * itself. So at its own public address, services answer that nobody outside can reach.
 */
export function isOwnAddress(address: string): boolean {
  const own = new Set(addressesOfCards().map(sameWay));
  return formsOf(address).some((form) => own.has(sameWay(form)));
}

// A service manager may forbid to ask for the network cards (systemd without AF_NETLINK). Webhooks must work there too.
function addressesOfCards(): string[] {
  try {
    return Object.values(os.networkInterfaces()).flatMap((cards) => (cards ?? []).map((card) => card.address));
  } catch {
    return [];
  }
}

// An IPv4 address in an IPv6 address becomes an IPv4 address.
const sameWay = (address: string): string =>
  ipaddr.isValid(address) ? ipaddr.process(address).toNormalizedString() : address;
