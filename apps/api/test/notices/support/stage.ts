import { Chatelaine } from '@chatelaine/sdk';
import pg from 'pg';
import { inject } from 'vitest';
import { runAdmin } from '../../../src/admin.ts';
import type { Config } from '../../../src/config.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startServer } from '../../../src/server.ts';
import { copyWorld } from '../../database.ts';
import { signInAt } from '../../person-browser.ts';
import { testConfig } from '../../test-config.ts';
import { openPostOffice } from './post-office.ts';

/** A server that sends its mail to a real mail server, a partner, and a client whose numbers may be shared. */
export async function openStage(config: Partial<Config> = {}) {
  const { partner, clients } = inject('demo');
  const [client] = clients;
  if (client === undefined) throw new Error('The demo world has no client.');
  const post = await openPostOffice();
  const databaseUrl = await copyWorld();
  const log = createLog('silent');
  const server = await startServer(testConfig({ databaseUrl, smtpUrl: post.url, ...config }), { log });
  const { baseUrl, house } = server;
  const tables = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  const chatelaine = new Chatelaine({ baseUrl, partnerKey: partner.partnerKey, maxRetries: 0 });
  const owner = await signInAt(baseUrl, client.user);
  return {
    baseUrl,
    databaseUrl,
    house,
    post,
    partner,
    client,
    chatelaine,
    channels: client.channels.filter(({ status }) => status === 'running'),
    admin: (...argv: string[]) => runAdmin(house, argv),
    share: async (ids: string[]) => owner.share((await chatelaine.onboarding.start()).url, ids),
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await tables.query<Row>(text, values)).rows,
    async [Symbol.asyncDispose]() {
      await tables.end();
      await server.stop();
      await post[Symbol.asyncDispose]();
    },
  };
}
