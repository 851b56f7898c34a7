import type { HeaderLines } from './raw-request.ts';

/**
 * The networks from which the server accepts the keys `elsewhere`. `CLAIMED` is an address in one of these networks. A
 * caller outside these networks writes this address into its headers.
 */
export const ALLOWED = ['203.0.113.0/24', '2001:db8:1::/48'];
const CLAIMED = '203.0.113.7';
/** The real address of the caller, which a proxy adds to the header. */
const CALLER = '198.51.100.9';

const forwarded = (...values: string[]): HeaderLines => values.flatMap((value) => ['x-forwarded-for', value]);

/** Header lines with which a caller pretends to have another address. */
export const LIES: Record<string, HeaderLines> = {
  'one address': forwarded(CLAIMED),
  'several addresses': forwarded(`${CLAIMED}, ${CLAIMED}`),
  'an address before a proxy': forwarded(`${CLAIMED}, 10.0.0.5`),
  'an address before the loopback': forwarded(`${CLAIMED}, 127.0.0.1`),
  'an address after a stranger': forwarded(`192.0.2.1, ${CLAIMED}`),
  'two lines': forwarded(CLAIMED, CLAIMED),
  'two lines, the second empty': forwarded(CLAIMED, ''),
  'two lines, the second a proxy': forwarded(CLAIMED, '10.0.0.5'),
  'two spellings of the name': ['X-Forwarded-For', CLAIMED, 'x-FORWARDED-for', CLAIMED],
  IPv6: forwarded('2001:db8:1::7'),
  'IPv4 mapped into IPv6': forwarded(`::ffff:${CLAIMED}`),
  'IPv4 mapped, in hexadecimal': forwarded('::ffff:cb00:7107'),
  'a mapped proxy behind it': forwarded(`${CLAIMED}, ::ffff:10.0.0.5`),
  'a port': forwarded(`${CLAIMED}:443`),
  'IPv6 in brackets': forwarded('[2001:db8:1::7]'),
  'IPv6 in brackets with a port': forwarded('[2001:db8:1::7]:443'),
  'a zone': forwarded('2001:db8:1::7%eth0'),
  quotes: forwarded(`"${CLAIMED}"`),
  'leading zeros': forwarded('203.000.113.007'),
  octal: forwarded('0313.0.0161.7'),
  'one number': forwarded('3405803783'),
  hexadecimal: forwarded('0xcb007107'),
  'a short form': forwarded('203.0.28935'),
  'a network': forwarded('203.0.113.0/24'),
  'commas alone': forwarded(',,,'),
  'blanks and commas around': forwarded(` , ${CLAIMED} ,`),
  'a tab for a comma': forwarded(`${CLAIMED}\t10.0.0.5`),
  'a semicolon for a comma': forwarded(`${CLAIMED}; 10.0.0.5`),
  'a blank for a comma': forwarded(`${CLAIMED} 10.0.0.5`),
  'no address': forwarded('unknown'),
  'a hidden name': forwarded('_hidden'),
  'a name': forwarded('localhost'),
  'a thousand addresses': forwarded(Array(1000).fill(CLAIMED).join(',')),
  'the header of the RFC': ['forwarded', `for=${CLAIMED};proto=https`],
  'headers of other proxies': [
    ...['x-real-ip', CLAIMED, 'x-client-ip', CLAIMED, 'x-cluster-client-ip', CLAIMED, 'true-client-ip', CLAIMED],
    ...['cf-connecting-ip', CLAIMED, 'fastly-client-ip', CLAIMED, 'x-forwarded', CLAIMED, 'forwarded-for', CLAIMED],
    ...['x-original-forwarded-for', CLAIMED, 'x-chatelaine-ip', CLAIMED, 'via', CLAIMED, 'x-forwarded-host', CLAIMED],
  ],
};

/** The ways in which a proxy adds its caller's address to the header lines that the caller sent. */
export const APPENDED: Record<string, (lie: HeaderLines) => HeaderLines> = {
  'in a line of its own': (lie) => [...lie, ...forwarded(CALLER)],
  'in a line of its own, mapped into IPv6': (lie) => [...lie, ...forwarded(`::ffff:${CALLER}`)],
  'with an inner proxy after him': (lie) => [...lie, ...forwarded(`${CALLER}, 10.0.0.5`)],
  'in the same line': (lie) => {
    const written = lie.filter((_value, at) => at % 2 === 1 && lie[at - 1]?.toLowerCase() === 'x-forwarded-for');
    const others = lie.filter((_part, at) => lie[at - (at % 2)]?.toLowerCase() !== 'x-forwarded-for');
    return [...others, ...forwarded([...written, CALLER].join(', '))];
  },
};

/** Header lines without a valid address that a trusted proxy may send. The server takes no address from these lines. */
export const UNREADABLE = [
  ...['a zone', 'quotes', 'leading zeros', 'octal'],
  ...['one number', 'hexadecimal', 'a short form', 'a network', 'commas alone', 'a tab for a comma', 'no address'],
  ...['a semicolon for a comma', 'a blank for a comma', 'a hidden name', 'a name', 'the header of the RFC'],
  ...['headers of other proxies'],
];

/** Header lines that a trusted proxy sends when the caller's real address is in an allowed network. */
export const TRUE_WORDS: Record<string, HeaderLines> = {
  'the address': forwarded(CLAIMED),
  'the address, mapped into IPv6': forwarded(`::ffff:${CLAIMED}`),
  'an IPv6 address': forwarded('2001:db8:1::7'),
  'the address with a port, as Azure writes it': forwarded(`${CLAIMED}:51234`),
  'an IPv6 address in brackets': forwarded('[2001:db8:1::7]'),
  'an IPv6 address in brackets with a port, as IIS writes it': forwarded('[2001:db8:1::7]:51234'),
  'what a stranger wrote before it': forwarded(`${CALLER}, unknown`, CLAIMED),
  'the address, with two inner proxies': forwarded(`${CLAIMED}, 10.0.0.6`, '::ffff:10.0.0.5'),
};
