import { coversAll } from '@chatelaine/shared/network';
import * as z from 'zod';
import { hasOwnPath, readBaseUrl } from '../base-url.ts';
import { DATABASE_SETTINGS, databaseComplaints } from '../db/database-settings.ts';
import { ConfigError } from './config-error.ts';
import {
  authSecret,
  encryptionKey,
  host,
  MAILBOX,
  networks,
  port,
  share,
  smtpUrl,
  supportUrl,
  wholeNumber,
} from './fields.ts';
import { meantSetting } from './misspelt.rule.ts';

// There is no level that turns the log off, because the reason why a server ends must always be logged.
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const SETTINGS = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], { error: 'production, development or test' })
    .default('development'),
  BASE_URL: z
    .string()
    .refine(
      (text) => readBaseUrl(text) !== null,
      'scheme, host, port and perhaps a path of letters, digits, dots and hyphens: https://keys.example.com/chatelaine',
    )
    .refine(
      (text) => !hasOwnPath(text),
      'its path has no trpc, permission, messages, healthz, livez or readyz in it, which are addresses of this server',
    )
    .transform((text) => readBaseUrl(text) ?? text)
    .optional(),
  HOST: host.default('127.0.0.1'),
  PORT: port.prefault('8082'),
  PARTNER_SITE_PORT: port.prefault('8083'),
  ...DATABASE_SETTINGS,
  AUTH_SECRET: authSecret.optional(),
  ENCRYPTION_KEY: encryptionKey.optional(),
  TRUSTED_PROXIES: networks
    .refine((list) => !coversAll(list), 'name your proxies: together these are all addresses there are')
    .default([]),
  MAX_CONNECTIONS: wholeNumber(10, 100_000).prefault('2000'),
  DRAIN_SECONDS: wholeNumber(0, 600).optional(),
  SMTP_URL: smtpUrl.optional(),
  SMTP_TLS: z.enum(['required', 'unverified', 'off'], { error: 'required, unverified or off' }).default('required'),
  MAIL_FROM: z.string().regex(MAILBOX, 'Name <address@host>, or an address alone').optional(),
  SUPPORT_URL: supportUrl.optional(),
  WEBHOOK_ALLOW: networks.default([]),
  USAGE_RETENTION_DAYS: wholeNumber(1, 3650).prefault('400'),
  CALLS_SAMPLE: share.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }).optional(),
  DEMO: z.enum(['0', '1'], { error: '0 or 1' }).default('0'),
});
/** The settings as they are given, each with the type of its value. */
export type Settings = z.infer<typeof SETTINGS>;

/**
 * Parses each setting alone. A variable with an empty value counts as not set.
 *
 * @throws a ConfigError with one sentence for each setting that is wrong.
 */
export function parseSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const parsed = SETTINGS.safeParse(given);
  const sentences = misspelt(given);
  if (!parsed.success)
    sentences.push(
      ...parsed.error.issues.map(({ path: [name], message }) => `${String(name)} is not valid: ${message}.`),
    );
  if (!parsed.success || sentences.length > 0) throw new ConfigError(sentences);
  const complaints = databaseComplaints(parsed.data);
  if (complaints.length > 0) throw new ConfigError(complaints);
  return parsed.data;
}

/**
 * Writes a sentence for each variable whose name looks like a misspelt setting. Without this check, the server would
 * ignore the variable silently.
 */
function misspelt(given: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(given).flatMap((name) => {
    const meant = meantSetting(name, Object.keys(SETTINGS.shape), (setting) => given[setting] !== undefined);
    return meant === null ? [] : [`${name} is not a setting: did you mean ${meant}? Rename it, or unset it.`];
  });
}
