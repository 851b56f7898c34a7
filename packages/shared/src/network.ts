import ipaddr from 'ipaddr.js';
import type { FieldIssue } from './refusal.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** A network: its first address and its number of fixed bits. */
type Network = [address: Address, bits: number];

/**
 * Writes an address or a network in the form that we store: CIDR with the host bits cleared. An IPv4 network that is
 * mapped into IPv6 (RFC 4291 §2.5.5.2) is written as IPv4. Returns null for any other text, such as a name, a zone, an
 * octal form or a short form.
 *
 * @param text `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`, `::ffff:203.0.113.0/120`.
 */
export function readNetwork(text: string): string | null {
  const network = parseNetwork(text);
  if (network === null) return null;
  const [address, bits] = network;
  const first =
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`);
  return `${first}/${bits}`;
}

/**
 * Reads the addresses that an input asks for. Returns each network once, and an issue for each text that is not an
 * address or a network.
 */
export function readAllowedAddresses(given: readonly string[]): { networks: string[]; issues: FieldIssue[] } {
  const read = given.map(readNetwork);
  const message = 'An address or a network in CIDR: 203.0.113.7, 2001:db8::/32.';
  return {
    networks: [...new Set(read.filter((network) => network !== null))],
    issues: read.flatMap((network, at) => (network === null ? [{ path: `allowedAddresses.${at}`, message }] : [])),
  };
}

/**
 * Writes one address in the form that we store. A mapped IPv4 address is written as IPv4. Returns null for any other
 * text or spelling.
 */
export function readAddress(text: string): string | null {
  return parseAddress(text)?.toString() ?? null;
}

/**
 * Returns the network that counts as one caller: an IPv4 address, or the /64 of an IPv6 address, because a caller with
 * one address of a /64 has all its 2^64 addresses (RFC 6177). For a text that is not an address, returns the text
 * itself.
 */
export function networkOf(text: string): string {
  const address = parseAddress(text.split('%', 1)[0] ?? '');
  if (address === null || address.kind() === 'ipv4') return address?.toString() ?? text;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`)}/64`;
}

/**
 * Returns the /48 of an IPv6 address, or null for any other text. One site, e.g. an office, gets a /48, which contains
 * 65,536 networks of the size /64 (RFC 6177).
 */
export function siteOf(text: string): string | null {
  const address = parseAddress(text.split('%', 1)[0] ?? '');
  if (address === null || address.kind() === 'ipv4') return null;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`)}/48`;
}

/**
 * Whether an address is in one of the networks. A missing or unreadable address is in no network, so the check fails
 * closed.
 */
export function isInNetworks(address: string | null, networks: readonly string[]): boolean {
  return within(networks)(address);
}

/**
 * Returns the check of {@link isInNetworks} for one list of networks, so that the list is parsed only once for many
 * addresses.
 */
export function within(networks: readonly string[]): (address: string | null) => boolean {
  const parsed = networks.map(parseNetwork).filter((network) => network !== null);
  return (address) => {
    const given = address === null || parsed.length === 0 ? null : parseAddress(address);
    return given !== null && parsed.some((network) => contains(network, given));
  };
}

/** Whether these networks together cover all of IPv4 or all of IPv6. */
export function coversAll(networks: readonly string[]): boolean {
  const parsed = networks.map(parseNetwork).filter((network) => network !== null);
  return [32, 128].some((length) => {
    const ranges = parsed.map(rangeOf).filter((range) => range.length === length);
    // The ranges are sorted by their first address. `free` is the first address that no range has covered yet.
    let free = 0n;
    for (const { first, last } of ranges.sort((a, b) => (a.first < b.first ? -1 : 1)))
      if (first <= free && last >= free) free = last + 1n;
    return free === 1n << BigInt(length);
  });
}

function rangeOf([address, bits]: Network): { first: bigint; last: bigint; length: number } {
  const bytes = address.toByteArray();
  const length = bytes.length * 8;
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const size = 1n << BigInt(length - bits);
  const first = value - (value % size);
  return { first, last: first + size - 1n, length };
}

/** Whether each of the inner networks is within one of the outer networks. */
export function areWithin(inner: readonly string[], outer: readonly string[]): boolean {
  const outers = outer.map(parseNetwork);
  return inner
    .map(parseNetwork)
    .every((small) => outers.some((large) => small !== null && large !== null && isWithin(small, large)));
}

function isWithin([address, bits]: Network, large: Network): boolean {
  return bits >= large[1] && contains(large, address);
}

function contains([first, bits]: Network, address: Address): boolean {
  return first.kind() === address.kind() && address.match(first as never, bits);
}

function parseNetwork(text: string): Network | null {
  const [written = '', prefix, ...more] = text.split('/');
  if (more.length > 0 || (prefix !== undefined && !/^(0|[1-9]\d{0,2})$/.test(prefix))) return null;
  if (!isPlain(written)) return null;
  const address = ipaddr.parse(written);
  const longest = address.kind() === 'ipv4' ? 32 : 128;
  const bits = prefix === undefined ? longest : Number(prefix);
  if (bits > longest) return null;
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= 96) {
    return [address.toIPv4Address(), bits - 96];
  }
  return [address, bits];
}

// Reads an address, and reads an IPv4 address that is mapped into IPv6 as IPv4: a socket that listens on both families
// reports IPv4 callers in this mapped form.
function parseAddress(text: string): Address | null {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const address = parseNewAddress(text);
  if (READ.size >= MOST_READ) READ.clear();
  if (text.length <= LONGEST) READ.set(text, address);
  return address;
}

// The addresses that were parsed before. Most requests come from a few addresses, and the server reads each address
// several times. Parsing an address takes longer than all other work on the address.
const READ = new Map<string, Address | null>();
const MOST_READ = 1_000;
const LONGEST = '0000:0000:0000:0000:0000:ffff:255.255.255.255'.length;

function parseNewAddress(text: string): Address | null {
  if (!isPlain(text)) return null;
  const address = ipaddr.parse(text);
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

// Accepts four decimal numbers (IPv4), or IPv6 without a zone. Other forms, such as "010.1" and "0x7f.1", mean
// different addresses to different programs. Inside IPv6, four decimal numbers may only follow `::ffff:`, because
// programs disagree about the meaning of four decimal numbers after other prefixes.
function isPlain(text: string): boolean {
  const dotted = text.replace(/^::ffff:(?=[^:]*\.)/i, '');
  if (dotted.includes('.')) return ipaddr.IPv4.isValidFourPartDecimal(dotted) && !/(^|\.)0\d/.test(dotted);
  return ipaddr.IPv6.isValid(text) && !text.includes('%');
}
