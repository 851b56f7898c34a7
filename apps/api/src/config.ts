import { existsSync } from 'node:fs';
import path from 'node:path';
import { type DatabaseSettings, databaseSettings } from './platform/db/database-settings.ts';
import { isLoopback } from './platform/loopback.ts';
import type { SmtpTls } from './platform/mail/smtp-mailer.ts';
import { ConfigError } from './platform/settings/config-error.ts';
import { keptSecrets } from './platform/settings/kept-secrets.ts';
import { parseSettings, type Settings } from './platform/settings/parse-settings.ts';

/** All settings from the environment, read once and frozen. OPERATING.md describes each. */
export interface Config extends DatabaseSettings {
  production: boolean;
  /** The public address of this server: scheme, host, port and perhaps a path, without a slash at its end. */
  baseUrl: string;
  host: string;
  port: number;
  partnerSitePort: number;
  authSecret: string;
  encryptionKey: string;
  /** The networks of trusted proxies, in CIDR. */
  trustedProxies: string[];
  /** Private networks, in CIDR, to which webhooks may lead. A webhook to any other private network is refused. */
  webhookAllow: string[];
  /** The highest number of network connections from callers that may be open at the same time. */
  maxConnections: number;
  /**
   * The seconds for which a stopping server still takes calls. During this time `/readyz` fails, so that proxies send
   * no new calls.
   */
  drainSeconds: number;
  /** The address of the mail server. Null when this server sends no mail. The address may contain a password. */
  smtpUrl: string | null;
  /** The security that the connection to the mail server needs. */
  smtpTls: SmtpTls;
  /** The sender of mails. Null means an address at our own host. */
  mailFrom: string | null;
  /** Where people get help: an https: or mailto: address that the pages link to. Null when there is none. */
  supportUrl: string | null;
  /** The number of days after which rows of the usage table are deleted. */
  usageRetentionDays: number;
  /** The share of accepted calls that are kept for the lists of calls: 0 keeps none, 1 keeps all. */
  callsSample: number;
  /** The lowest level of lines that the log contains. */
  logLevel: string;
  demo: boolean;
  dataDir: string;
}

/** The folder of the embedded database, the generated secrets and the accounts of the demo world. */
export const DATA_DIR = path.resolve(import.meta.dirname, '../../../.data');

/** Options for reading the settings. */
export interface ReadOptions {
  /**
   * Whether the embedded database and the secrets may be made when they are missing. Only a server's start makes them.
   */
  mayMake?: boolean;
}

/**
 * Reads the settings.
 *
 * @throws with one line for each setting that is wrong or missing. Each line names the setting and says which value is
 * expected.
 */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  dataDir = DATA_DIR,
  { mayMake = true }: ReadOptions = {},
): Config {
  const set = parseSettings(env);
  const production = set.NODE_ENV === 'production';
  if (production) requireForProduction(set);
  if (!production && !mayMake) requireMade(set, dataDir);
  const kept = production ? null : keptSecrets(dataDir);
  const demo = !production && (set.DEMO === '1' || set.DATABASE_URL === undefined);
  if (demo && !isLoopback(set.HOST)) {
    throw new ConfigError([
      'HOST is not valid: the demo world has known accounts, so it listens on this machine only, at 127.0.0.1.',
    ]);
  }
  if (set.SMTP_TLS === 'off' && set.SMTP_URL?.toLowerCase().startsWith('smtps:')) {
    throw new ConfigError(['SMTP_TLS is not valid: it is off, and SMTP_URL begins with smtps, which is TLS.']);
  }
  if (demo && set.PORT === set.PARTNER_SITE_PORT) {
    throw new ConfigError([
      `PARTNER_SITE_PORT is not valid: the example partner site cannot listen at ${set.PORT}, where PORT puts the server.`,
    ]);
  }
  return Object.freeze({
    production,
    baseUrl: set.BASE_URL ?? `http://localhost:${set.PORT}`,
    host: set.HOST,
    port: set.PORT,
    partnerSitePort: set.PARTNER_SITE_PORT,
    ...databaseSettings(set),
    authSecret: set.AUTH_SECRET ?? kept?.authSecret ?? '',
    encryptionKey: set.ENCRYPTION_KEY ?? kept?.encryptionKey ?? '',
    trustedProxies: set.TRUSTED_PROXIES,
    webhookAllow: set.WEBHOOK_ALLOW,
    maxConnections: set.MAX_CONNECTIONS,
    // Outside production no proxy asks `/readyz`, and a person who stops the server should not have to wait.
    drainSeconds: set.DRAIN_SECONDS ?? (production ? 5 : 0),
    smtpUrl: set.SMTP_URL ?? null,
    smtpTls: set.SMTP_TLS,
    mailFrom: set.MAIL_FROM ?? null,
    supportUrl: set.SUPPORT_URL ?? null,
    usageRetentionDays: set.USAGE_RETENTION_DAYS,
    // In the demo world a person tries single calls and looks for them.
    callsSample: set.CALLS_SAMPLE ?? (demo ? 1 : 0.01),
    // In the demo world a person reads the output of the server, so the log has only warnings and errors.
    logLevel: set.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    demo,
    dataDir,
  });
}

/** Whether a person reads this process's output. In production, or with an unknown NODE_ENV, a program reads it. */
export function isReadByPeople(env: NodeJS.ProcessEnv = process.env): boolean {
  return ['', 'development', 'test'].includes(env.NODE_ENV?.trim() ?? '');
}

function requireForProduction(set: Settings): void {
  const reasons = {
    BASE_URL: 'links, cookies and the check of where a change comes from depend on it',
    DATABASE_URL: 'the embedded database is for trying out',
    AUTH_SECRET: 'it signs the cookies of people who are signed in (openssl rand -base64 32)',
    ENCRYPTION_KEY: 'it protects what must be read again, such as platform secrets (openssl rand -base64 32)',
  } as const;
  const missing = Object.entries(reasons).filter(([name]) => set[name as keyof typeof reasons] === undefined);
  const sentences = missing.map(([name, why]) => `${name} must be set in production: ${why}.`);
  if (set.BASE_URL?.startsWith('http:') && !isLoopback(new URL(set.BASE_URL).hostname))
    sentences.push(
      'BASE_URL is not valid: in production it is https, because passwords and keys must not cross a network in the clear; http only at localhost.',
    );
  if (set.DEMO === '1') sentences.push('DEMO cannot be set in production: the demo world has known accounts.');
  if (sentences.length > 0) throw new ConfigError(sentences);
}

// Refuses a command that lacks the settings of the server. Such a command would use another database or another
// encryption key than the server, and would still report success.
function requireMade(set: Settings, dataDir: string): void {
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
