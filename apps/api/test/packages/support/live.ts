import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { World } from '../../world/start-world.ts';

/** A running world for a partner's program. These environment variables tell the program the addresses and its key. */
export interface Live extends AsyncDisposable {
  env: { CHATELAINE_URL: string; CHATELAINE_PARTNER_KEY: string; PERSON_URL: string };
}

/**
 * Prepares a world for a partner's program: creates a partner key with all scopes, and starts a simulated person. This
 * person answers every permission request and shares the first number of the bakery.
 */
export async function openLive({ admin, as, bakery, baseUrl, demo }: World): Promise<Live> {
  const scopes = 'read,keys,onboarding,settings';
  const key = ['partner', 'key', '--partner', demo.partner.id, '--name', 'Prod server', '--scopes', scopes];
  const { secret } = await admin<{ secret: string }>(...key);
  const [orders] = bakery.channels;
  const owner = as(bakery.user);
  const person = await startPerson(async (url) => (await owner.share(url, [orders?.id ?? ''])).redirectTo);
  return {
    env: { CHATELAINE_URL: baseUrl, CHATELAINE_PARTNER_KEY: secret, PERSON_URL: person.url },
    [Symbol.asyncDispose]: () => person[Symbol.asyncDispose](),
  };
}

/**
 * Starts a server that acts as a person with a browser. The server receives `{ url }`, the address of a permission
 * request. It answers this request, and responds with the address to which a browser would be redirected.
 */
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
