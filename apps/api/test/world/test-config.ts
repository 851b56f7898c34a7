import { createHash } from 'node:crypto';
import type { Config } from '../../src/config.ts';

/** Returns the settings of a server under test: its own port, fixed secrets, and the accounts of the demo world. */
export function testConfig(over: Partial<Config>): Config {
  return {
    production: false,
    // With an empty base URL the server uses the port that the system gives.
    baseUrl: '',
    host: '127.0.0.1',
    port: 0,
    partnerSitePort: 8083,
    databaseUrl: null,
    databasePooled: false,
    databaseDirectUrl: null,
    connections: { gateway: 8, changes: 10, jobs: 1 },
    authSecret: 'a secret of tests, thirty-two characters',
    // The settings refuse a key that is easy to guess, so this fixed key looks random.
    encryptionKey: createHash('sha256').update('the key of tests').digest('base64'),
    trustedProxies: [],
    webhookAllow: [],
    maxConnections: 2_000,
    drainSeconds: 0,
    smtpUrl: null,
    smtpTls: 'required',
    mailFrom: null,
    supportUrl: null,
    usageRetentionDays: 400,
    callsSample: 0,
    logLevel: 'warn',
    demo: true,
    dataDir: '',
    ...over,
  };
}
