/** A network: the bytes of its first address, 4 or 16, and how many bits are fixed. */
interface Network {
  bytes: number[];
  bits: number;
}

/** Writes an address or a network as the server keeps it: CIDR, the host bits cleared. Null when it is neither. */
export function readNetwork(text: string): string | null {
  const network = parseNetwork(text);
  return network && `${writeAddress(cut(network.bytes, network.bits))}/${network.bits}`;
}

/** Whether an address is in one of the networks; no address, or one that cannot be read, is in none. */
export function isInNetworks(address: string | null, networks: readonly string[]): boolean {
  const given = address === null || address.includes('/') ? null : parseNetwork(address);
  return given !== null && networks.some((text) => isWithin(given, parseNetwork(text)));
}

/** Whether each of the inner networks lies within one of the outer ones. */
export function areWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((small) => outer.some((large) => isWithin(parseNetwork(small), parseNetwork(large))));
}

function isWithin(small: Network | null, large: Network | null): boolean {
  if (small === null || large === null || small.bytes.length !== large.bytes.length || small.bits < large.bits)
    return false;
  return cut(small.bytes, large.bits).join() === cut(large.bytes, large.bits).join();
}

function parseNetwork(text: string): Network | null {
  const [, written = '', prefix] = /^([^/]+)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text) ?? [];
  const bytes = parseIpv4(written) ?? parseIpv6(written);
  if (bytes === null) return null;
  const bits = prefix === undefined ? bytes.length * 8 : Number(prefix);
  if (bits > bytes.length * 8) return null;
  // IPv4, mapped into IPv6 (RFC 4291 §2.5.5.2), is IPv4 all the same.
  const isMapped = bits >= 96 && bytes.slice(0, 12).join() === '0,0,0,0,0,0,0,0,0,0,255,255';
  return isMapped ? { bytes: bytes.slice(12), bits: bits - 96 } : { bytes, bits };
}

function parseIpv4(text: string): number[] | null {
  if (!/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

function parseIpv6(text: string): number[] | null {
  // Four numbers stand after `::ffff:` only, as the server has it.
  if (text.includes('.') && !/^::ffff:[^:]+$/i.test(text)) return null;
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return null;
  const [left, right] = [parseGroups(head, tail === undefined), parseGroups(tail ?? '', true)];
  if (left === null || right === null) return null;
  const zeros = 16 - left.length - right.length;
  // The two colons stand for one group at least.
  if (tail === undefined ? zeros !== 0 : zeros < 2) return null;
  return [...left, ...Array<number>(zeros).fill(0), ...right];
}

function parseGroups(text: string, isEnd: boolean): number[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes = groups.map((group, at) => {
    if (/^[\da-f]{1,4}$/i.test(group)) return [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255];
    return isEnd && at === groups.length - 1 ? parseIpv4(group) : null;
  });
  return bytes.includes(null) ? null : bytes.flatMap((two) => two ?? []);
}

const cut = (bytes: readonly number[], bits: number): number[] =>
  bytes.map((byte, at) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - at * 8))) & 255);

function writeAddress(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0));
  const text = groups.map((group) => group.toString(16)).join(':');
  // The longest run of zeros, the first of equals, becomes two colons (RFC 5952).
  const [longest = ''] = [...text.matchAll(/\b0(:0)+\b/g)].map(([run]) => run).sort((a, b) => b.length - a.length);
  return longest === '' ? text : text.replace(new RegExp(`(^|:)${longest}(:|$)`), '::');
}
