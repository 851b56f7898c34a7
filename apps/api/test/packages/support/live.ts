import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { World } from '../../world/start-world.ts';

/** A running world. A partner's program gets its addresses and its key from these environment variables. */
export interface Live extends AsyncDisposable {
  env: { CHATELAINE_URL: string; CHATELAINE_PARTNER_KEY: string; PERSON_URL: string };
}

/**
 * Creates a partner key with all scopes for a program. Starts a simulated person who shares the client's first number
 * in every permission request.
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
 * Starts a server that acts as a person with a browser. The server receives `{ url }`, answers the permission request
 * there, and returns the address to which the browser is redirected.
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
