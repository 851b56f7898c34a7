import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { World } from '../../world/start-world.ts';

/** A world, as a partner's program knows it: by its environment. */
export interface Live extends AsyncDisposable {
  env: { CHATELAINE_URL: string; CHATELAINE_PARTNER_KEY: string; PERSON_URL: string };
}

/** Gives a program a partner key of all scopes, and a person who shares the first number with whoever asks. */
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
