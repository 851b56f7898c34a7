import { isIP } from 'node:net';
import * as z from 'zod';
import { readNetwork } from '../network.ts';
import { isMadeUp } from './made-up-secret.rule.ts';
import { findUrlFault, type ServerUrl } from './server-url.rule.ts';

/** Digits as people write them: `0x20`, `1e3` and `+5` mean what somebody did not think of. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(
      (text) => /^(0|[1-9]\d{0,9})$/.test(text) && Number(text) >= min && Number(text) <= max,
      `a whole number in decimal digits, ${min} to ${max}`,
    )
    .transform(Number);

/** A TCP port. */
export const port = wholeNumber(1, 65_535);

/** One sender: `Name <address>` or an address. No line breaks, and nothing that would make it two. */
export const MAILBOX = /^(?:[^\p{Cc}<>,;@"]* <[^\s<>,;@"]+@[^\s<>,;@"]+>|[^\s<>,;@"]+@[^\s<>,;@"]+)$/u;

const serverUrl = (kind: ServerUrl) =>
  z.string().superRefine((text, { addIssue }) => {
    const message = findUrlFault(text, kind);
    if (message !== null) addIssue({ code: 'custom', message });
  });

/** Where a PostgreSQL is, and who we are there. */
export const databaseUrl = serverUrl({
  protocols: ['postgres', 'postgresql'],
  shape: 'postgres://user:password@host:port/database',
  hasMore: true,
});

/** Where a mail server is, and who we are there. */
export const smtpUrl = serverUrl({
  protocols: ['smtp', 'smtps'],
  shape: 'smtp://user:password@host:port, or the same with smtps',
  hasMore: false,
});

/** Addresses, networks and the names of the usual ones, as a list in CIDR. */
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

/** Where we listen; IPv6 in brackets, as in an address, too. */
export const host = z
  .string()
  .transform((text) => /^\[(.+:.*)\]$/.exec(text)?.[1] ?? text)
  .refine(isHost, 'an address or a name of this machine, without scheme and port: 127.0.0.1, 0.0.0.0 or ::1');

const GUESSED = 'it can be guessed; draw one at random: openssl rand -base64 32';

/** A text of at least 32 characters that nobody made up. */
export const authSecret = z
  .string()
  .min(32, { error: 'at least 32 characters', abort: true })
  .refine((text) => !isMadeUp(Buffer.from(text)), GUESSED);

/** 32 bytes in base64 that nobody made up. */
export const encryptionKey = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, {
    error: '32 bytes in base64: openssl rand -base64 32',
    abort: true,
  })
  .refine((text) => !isMadeUp(Buffer.from(text, 'base64')), GUESSED);

// As other servers name them.
const PRESETS: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

function isNetwork(text: string): boolean {
  return Object.hasOwn(PRESETS, text) || readNetwork(text) !== null;
}

// A name's last label is no number: `127.1` and `8082` are addresses to some programs.
function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^(?:[\w-]+\.)*(?!\d+$)[\w-]+$/.test(text);
}
