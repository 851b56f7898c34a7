import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { coversAll, readNetwork } from './platform/network.ts';

/** Everything that can be set from outside, read once and frozen. The README describes each. */
export interface Config {
  production: boolean;
  /** Where people and programs reach us; scheme, host and port, no path. */
  baseUrl: string;
  host: string;
  port: number;
  partnerSitePort: number;
  /** Null: the embedded PostgreSQL in `.data/`. */
  databaseUrl: string | null;
  authSecret: string;
  encryptionKey: string;
  /** Networks, in CIDR. */
  trustedProxies: string[];
  /** Networks in CIDR to which webhooks may lead although they are private. */
  webhookAllow: string[];
  /** How many connections may be open at once. */
  maxConnections: number;
  /** Null: no mail leaves this server. It may contain a password. */
  smtpUrl: string | null;
  /** Null: an address at our own host. */
  mailFrom: string | null;
  /** Days after which the hours of the usage table are deleted. */
  usageRetentionDays: number;
  demo: boolean;
  dataDir: string;
}

/** Where the embedded database, the kept secrets and the demo world's accounts lie. */
export const DATA_DIR = path.resolve(import.meta.dirname, '../../../.data');

// Digits as people write them: `0x20`, `1e3` and `+5` mean what somebody did not think of.
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(
      (text) => /^(0|[1-9]\d{0,9})$/.test(text) && Number(text) >= min && Number(text) <= max,
      `a whole number in decimal digits, ${min} to ${max}`,
    )
    .transform(Number);
const port = wholeNumber(1, 65_535);
// One sender: `Name <address>` or an address. No line breaks, and nothing that would make it two.
const MAILBOX = /^(?:[^\p{Cc}<>,;@"]* <[^\s<>,;@"]+@[^\s<>,;@"]+>|[^\s<>,;@"]+@[^\s<>,;@"]+)$/u;
const networks = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )
  .refine(
    (list) => list.length > 0 && list.every(isNetwork),
    'addresses or networks, comma separated: 10.0.0.0/8,fd00::/8',
  )
  .transform((list) => list.flatMap((text) => PRESETS[text] ?? [readNetwork(text) ?? text]));
const SETTINGS = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  BASE_URL: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || isOrigin(text),
      'scheme, host and port, without a path: https://keys.example.com',
    ),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.prefault('8082'),
  PARTNER_SITE_PORT: port.prefault('8083'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'postgres://user:password@host:port/database' }).optional(),
  AUTH_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  ENCRYPTION_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64: openssl rand -base64 32')
    .optional(),
  TRUSTED_PROXIES: networks
    .refine((list) => !coversAll(list), 'name your proxies: together these are all addresses there are')
    .default([]),
  MAX_CONNECTIONS: wholeNumber(10, 100_000).prefault('2000'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp://user:password@host:port' }).optional(),
  MAIL_FROM: z.string().regex(MAILBOX, 'Name <address@host>, or an address alone').optional(),
  SUPPORT_URL: z.url({ protocol: /^(https?|mailto)$/, error: 'an https:// or mailto: address' }).optional(),
  WEBHOOK_ALLOW: networks.default([]),
  USAGE_RETENTION_DAYS: wholeNumber(1, 3650).prefault('400'),
  DEMO: z.enum(['0', '1'], { error: '0 or 1' }).default('0'),
});

/** How the settings are read. */
export interface ReadOptions {
  /** Whether what is not there may be made: the embedded database, the kept secrets. Only a server's start makes them. */
  mayMake?: boolean;
}

/**
 * Reads the settings.
 *
 * @throws with one line for each setting that is wrong or missing, naming it and saying what is expected.
 */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  dataDir = DATA_DIR,
  { mayMake = true }: ReadOptions = {},
): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path: [name], message }) => `${String(name)} is not valid: ${message}.`),
    );
  }
  const set = parsed.data;
  const production = set.NODE_ENV === 'production';
  if (production) requireForProduction(set);
  if (!production && !mayMake) requireMade(set, dataDir);
  const kept = production ? null : keptSecrets(dataDir);
  const demo = !production && (set.DEMO === '1' || set.DATABASE_URL === undefined);
  if (demo && !isLoopback(set.HOST)) {
    throw new ConfigError([
      `HOST is not valid: the demo world has known accounts, so it listens on this machine only (127.0.0.1), not on ${set.HOST}.`,
    ]);
  }
  return Object.freeze({
    production,
    baseUrl: set.BASE_URL ?? `http://localhost:${set.PORT}`,
    host: set.HOST,
    port: set.PORT,
    partnerSitePort: set.PARTNER_SITE_PORT,
    databaseUrl: set.DATABASE_URL ?? null,
    authSecret: set.AUTH_SECRET ?? kept?.authSecret ?? '',
    encryptionKey: set.ENCRYPTION_KEY ?? kept?.encryptionKey ?? '',
    trustedProxies: set.TRUSTED_PROXIES,
    webhookAllow: set.WEBHOOK_ALLOW,
    maxConnections: set.MAX_CONNECTIONS,
    smtpUrl: set.SMTP_URL ?? null,
    mailFrom: set.MAIL_FROM ?? null,
    usageRetentionDays: set.USAGE_RETENTION_DAYS,
    demo,
    dataDir,
  });
}

/** Says what is wrong with the settings, one sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

function requireForProduction(set: z.infer<typeof SETTINGS>): void {
  const reasons = {
    BASE_URL: 'links, cookies and the check of where a change comes from depend on it',
    DATABASE_URL: 'the embedded database is for trying out',
    AUTH_SECRET: 'it signs the cookies of people who are signed in (openssl rand -base64 32)',
    ENCRYPTION_KEY: 'it protects what must be read again, such as platform secrets (openssl rand -base64 32)',
  } as const;
  const missing = Object.entries(reasons).filter(([name]) => set[name as keyof typeof reasons] === undefined);
  const sentences = missing.map(([name, why]) => `${name} must be set in production: ${why}.`);
  if (set.DEMO === '1') sentences.push('DEMO cannot be set in production: the demo world has known accounts.');
  if (sentences.length > 0) throw new ConfigError(sentences);
}

// A command without the server's settings would work on another database, or seal with another key, and say success.
function requireMade(set: z.infer<typeof SETTINGS>, dataDir: string): void {
  const sameSettings = 'Give this command the settings of the server, or start the server first.';
  if (set.DATABASE_URL === undefined && !existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new ConfigError([
      `DATABASE_URL is not set, and there is no embedded database in ${dataDir}. ${sameSettings}`,
    ]);
  }
  const hasSecrets = set.AUTH_SECRET !== undefined && set.ENCRYPTION_KEY !== undefined;
  if (!hasSecrets && !existsSync(path.join(dataDir, 'secrets.json'))) {
    throw new ConfigError([
      `AUTH_SECRET and ENCRYPTION_KEY are not set, and none are kept in ${dataDir}. ${sameSettings}`,
    ]);
  }
}

// Outside production the two secrets are made once and kept beside the embedded database.
function keptSecrets(dataDir: string): { authSecret: string; encryptionKey: string } {
  const file = path.join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const fresh = { authSecret: randomBytes(32).toString('base64'), encryptionKey: randomBytes(32).toString('base64') };
  if (!existsSync(file)) {
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, JSON.stringify(fresh), { mode: 0o600 });
    try {
      // A link appears with all of its content or not at all.
      linkSync(whole, file);
    } catch (error) {
      // Two first starts at once: the other one was faster, and its secrets count.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      rmSync(whole);
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as typeof fresh;
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.origin === text && /^https?:$/.test(url.protocol);
}

// As other servers name them.
const PRESETS: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

function isNetwork(text: string): boolean {
  return Object.hasOwn(PRESETS, text) || readNetwork(text) !== null;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
