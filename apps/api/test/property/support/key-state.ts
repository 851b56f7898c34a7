import { BlockList, isIP } from 'node:net';

/** The rights and the life of a key, for comparisons. This form shares no code with the product. */
export interface KeyState {
  id: string;
  scopes: readonly string[];
  addresses: readonly string[] | null;
  perMinute: number;
  perMonth: number;
  /** Instants in milliseconds. `Infinity` means never. */
  expiresAt: number;
  revokedAt: number | null;
  /** The end of each secret by the secret's id, the oldest secret first. */
  secrets: Map<string, number>;
  /** The numbers of calls in the key's current minute and month. */
  window: string;
}

// An address in each network that a sequence can use, and some addresses outside all small networks.
const PROBES = ['10.1.2.3', '10.1.9.9', '10.9.9.9', '192.0.2.7', '203.0.113.7', '2001:db8::7', '2001:db9::7'];

const letsIn = ({ addresses }: KeyState, probe: string): boolean =>
  addresses === null || addresses.some((network) => probesIn(network).has(probe));

// The sequences use a few networks many thousand times, and a block list is slow to create. So the result for each
// network is kept in this map.
const known = new Map<string, ReadonlySet<string>>();

function probesIn(network: string): ReadonlySet<string> {
  const found = known.get(network) ?? new Set(PROBES.filter((probe) => isIn(network, probe)));
  known.set(network, found);
  return found;
}

function isIn(network: string, probe: string): boolean {
  const family = isIP(probe) === 4 ? 'ipv4' : 'ipv6';
  const [first = '', bits] = network.split('/');
  if ((isIP(first) === 4 ? 'ipv4' : 'ipv6') !== family) return false;
  const list = new BlockList();
  list.addSubnet(first, Number(bits), family);
  return list.check(probe, family);
}

/** Lists the properties in which a key has more than before. The list is empty when the key has no more. */
export function gains(before: KeyState, after: KeyState): string[] {
  const found: string[] = [];
  if (after.scopes.some((scope) => !before.scopes.includes(scope))) found.push('scopes');
  if (PROBES.some((probe) => letsIn(after, probe) && !letsIn(before, probe))) found.push('addresses');
  if (after.perMinute > before.perMinute) found.push('calls a minute');
  if (after.perMonth > before.perMonth) found.push('calls a month');
  if (after.expiresAt > before.expiresAt) found.push('life');
  return found;
}

/**
 * Lists what came back in a key: `revoked key` when the revocation was removed or moved, and `life of a secret` when a
 * secret lasts longer than its end date said. No act may cause this, even with a one-time code.
 */
export function revivals(before: KeyState, after: KeyState): string[] {
  const found: string[] = [];
  if (before.revokedAt !== null && after.revokedAt !== before.revokedAt) found.push('revoked key');
  for (const [id, end] of before.secrets) if ((after.secrets.get(id) ?? Infinity) > end) found.push('life of a secret');
  return found;
}
