import { isIP } from 'node:net';
import { readNetwork } from '@chatelaine/shared/network';
import * as z from 'zod';
import { isMadeUp } from './made-up-secret.rule.ts';
import { findUrlFault, type ServerUrl } from './server-url.rule.ts';

/**
 * A whole number in plain digits. `0x20`, `1e3` and `+5` are refused, because the operator might have meant another
 * number than the number that a program reads.
 */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(
      (text) => /^(0|[1-9]\d{0,9})$/.test(text) && Number(text) >= min && Number(text) <= max,
      `a whole number in decimal digits, ${min} to ${max}`,
    )
    .transform(Number);

/** A share: a number from 0 to 1. */
export const share = z
  .string()
  .regex(/^(?:0|1|0?\.\d{1,9}|1\.0{1,9})$/, 'a number from 0 to 1 with at most nine decimal places, such as 0.01')
  .transform(Number);

/** A TCP port. */
export const port = wholeNumber(1, 65_535);

/**
 * Matches one sender: `Name <address>` or an address. Line breaks are refused, and so are characters that would make
 * two senders of the text.
 */
export const MAILBOX = /^(?:[^\p{Cc}<>,;@"]* <[^\s<>,;@"]+@[^\s<>,;@"]+>|[^\s<>,;@"]+@[^\s<>,;@"]+)$/u;

const serverUrl = (kind: ServerUrl) =>
  z.string().superRefine((text, { addIssue }) => {
    const message = findUrlFault(text, kind);
    if (message !== null) addIssue({ code: 'custom', message });
  });

/** The address of a PostgreSQL server, with our user name and password. */
export const databaseUrl = serverUrl({
  protocols: ['postgres', 'postgresql'],
  shape: 'postgres://user:password@host:port/database',
  hasMore: true,
});

/** The address of a mail server, with our user name and password. */
export const smtpUrl = serverUrl({
  protocols: ['smtp', 'smtps'],
  shape: 'smtp://user:password@host:port, or the same with smtps',
  hasMore: false,
});

/**
 * The address at which people get support. Everybody who opens a page can read it, so a password in it is refused.
 * `URL.parse` accepts blanks, line breaks and quotes, and changes them, so the operator would not see the typing error.
 */
export const supportUrl = z.string().refine((text) => {
  if (/^mailto:[^\s@<>"?&,]+@[^\s@<>"?&,]+$/.test(text)) return true;
  const url = /^https?:\/\/[^\s<>"]+$/.test(text) ? URL.parse(text) : null;
  return url !== null && url.username === '' && url.password === '';
}, 'https://help.example.com or mailto:help@example.com, without a blank, a quotation mark, a password or a subject');

/** A list of addresses, networks in CIDR and names of usual networks. */
export const networks = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )
  .refine(
    (list) => list.length > 0 && list.every(isNetwork),
    'addresses, networks, loopback, linklocal or uniquelocal, comma separated: 10.0.0.0/8,fd00::/8',
  )
  .transform((list) => list.flatMap((text) => PRESETS[text] ?? [readNetwork(text) ?? text]));

/** The host to listen on. IPv6 may have brackets, as in a URL. */
export const host = z
  .string()
  .transform((text) => /^\[(.+:.*)\]$/.exec(text)?.[1] ?? text)
  .refine(isHost, 'an address or a name of this machine, without scheme and port: 127.0.0.1, 0.0.0.0 or ::1');

const GUESSED = 'it can be guessed; draw one at random: openssl rand -base64 32';

/** A random text of at least 32 characters. */
export const authSecret = z
  .string()
  .min(32, { error: 'at least 32 characters', abort: true })
  .refine((text) => !isMadeUp(Buffer.from(text)), GUESSED);

/** 32 random bytes in base64. */
export const encryptionKey = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, {
    error: '32 bytes in base64: openssl rand -base64 32',
    abort: true,
  })
  .refine((text) => !isMadeUp(Buffer.from(text, 'base64')), GUESSED);

// Names for usual networks. Other servers use the same names.
const PRESETS: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

function isNetwork(text: string): boolean {
  return Object.hasOwn(PRESETS, text) || readNetwork(text) !== null;
}

// Whether a text is an IP address or a host name. The last part of a host name must not be a number, because some
// programs read `127.1` and `8082` as IP addresses.
function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^(?:[\w-]+\.)*(?!\d+$)[\w-]+$/.test(text);
}
