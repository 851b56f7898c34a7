import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import { runAdmin } from '../../../src/admin.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startServer } from '../../../src/server.ts';
import { copyWorld } from '../../database.ts';
import { signInAt } from '../../person-browser.ts';
import { testConfig } from '../../test-config.ts';

/** A running Chatelaine with its demo world, as a partner's program knows it: by its environment. */
export interface Live extends AsyncDisposable {
  env: { CHATELAINE_URL: string; CHATELAINE_PARTNER_KEY: string; PERSON_URL: string };
}

/** Starts a server with a partner key of all scopes, and a person who shares the first number with whoever asks. */
export async function startLive(): Promise<Live> {
  await using building = new AsyncDisposableStack();
  const { partner, clients } = inject('demo');
  const server = await startServer(testConfig({ databaseUrl: await copyWorld() }), { log: createLog('error') });
  building.defer(server.stop);
  const scopes = 'read,keys,onboarding,settings';
  const argv = ['partner', 'key', '--partner', partner.id, '--name', 'Prod server', '--scopes', scopes];
  const { secret } = (await runAdmin(server.house, argv)) as { secret: string };
  const [bakery] = clients;
  const [orders] = bakery?.channels ?? [];
  if (!bakery || !orders) throw new Error('The demo world has no client with a number.');
  const owner = await signInAt(server.baseUrl, bakery.user);
  const person = building.use(await startPerson(async (url) => (await owner.share(url, [orders.id])).redirectTo));
  const built = building.move();
  return {
    env: { CHATELAINE_URL: server.baseUrl, CHATELAINE_PARTNER_KEY: secret, PERSON_URL: person.url },
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  };
}

/** Somebody at a browser: is sent `{ url }`, answers there, and tells to which address the browser came back. */
async function startPerson(answer: (url: string) => Promise<string>): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(async (request, response) => {
    const { url }: { url: string } = JSON.parse(await text(request));
    await answer(url).then(
      (address) => response.end(address),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: stop };
}
