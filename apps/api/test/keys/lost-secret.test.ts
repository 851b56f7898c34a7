import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Chatelaine, type ChatelaineOptions } from '@chatelaine/sdk';
import { expect, test, vi } from 'vitest';
import { makeCertificate } from '../browser/support/connect-button-certificate.ts';
import { startWorld, type World } from '../world/start-world.ts';

type Fetch = NonNullable<ChatelaineOptions['fetch']>;
type Loss = 'before' | 'after' | null;

const badGateway = () =>
  new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } });
const cut = () => {
  throw Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
};

/**
 * Makes a `fetch` that loses one call for each entry of `losses`. With `before`, the call does not reach the server.
 * With `after`, the server answers the call, but the caller does not get the answer.
 */
const throughProxy =
  (losses: Loss[], fail: () => Response): Fetch =>
  async (url, init) => {
    const loss = losses.shift() ?? null;
    if (loss === 'before') return fail();
    const response = await fetch(url, init);
    return loss === 'after' ? fail() : response;
  };

const behind = (world: World, losses: Loss[], fail = badGateway) =>
  new Chatelaine({
    baseUrl: world.nodes[0]?.partner.permissions.requestUrl({ partnerId: 'x' }).split('/permission')[0],
    partnerKey: world.demo.partner.partnerKey,
    fetch: throughProxy(losses, fail),
  });

test('a key whose answer a proxy lost is asked for again: a secret that works, or the id of what was made', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  await using world = await startWorld();
  const channelId = world.bakery.channels.find(({ status }) => status === 'running')?.id ?? '';
  await world.share([channelId]);
  const live = async () => {
    const keys = await world.partner.channelKeys.list({ channelId, status: 'live' }).toArray({ limit: 9 });
    return keys.map(({ id }) => id);
  };

  for (const fail of [badGateway, cut]) {
    const { channelKeys } = behind(world, ['before', 'before'], fail);
    const made = await channelKeys.create({ channelId, name: 'Prod server' });
    expect(await live()).toEqual([made.id]);
    expect((await world.as(made.secret).send()).status).toBe(200);

    // The server got this call, made a key, and ended the previous key of the number. Only the answer was lost. When
    // the SDK tries the call again, the server makes no second key.
    const lost = await behind(world, ['after'], fail).channelKeys.create({ channelId, name: 'Prod server' }).asResult();
    expect(lost).toMatchObject({ ok: false, error: { code: 'already_created', cause: expect.any(Error) } });
    const [id = ''] = await live();
    expect(lost).toMatchObject({ error: { resourceId: id, procedure: 'channelKeys.create' } });
    expect(await live()).toHaveLength(1);

    const rotated = await behind(world, ['after', 'after'], fail).channelKeys.rotate(id).asResult();
    expect(rotated).toMatchObject({ ok: false, error: { code: 'already_created', resourceId: id } });
    const never = await behind(world, ['after', 'before', 'before'], fail).channelKeys.rotate(id).asResult();
    expect(never).toMatchObject({ ok: false, error: { code: 'secret_unknown' } });
  }
});

test('a certificate that nobody vouches for is named, and nothing was sent', async () => {
  const certificate = makeCertificate(['localhost']);
  const server = createServer(certificate, () => expect.unreachable('The handshake is refused.')).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `https://127.0.0.1:${port}`;
  const partnerKey = 'wap_0123456789ABCDEFGHIJKLMNOPQRSTUV0IuTBf';
  const { channelKeys } = new Chatelaine({ baseUrl, partnerKey, maxRetries: 0 });

  const result = await channelKeys.create({ channelId: 'x', name: 'x' }).asResult();
  server.closeAllConnections();
  server.close();

  expect(result).toMatchObject({ ok: false, error: { code: 'connection' } });
  expect(result.ok || result.error.message).toMatch(
    `channelKeys.create: The certificate at 127.0.0.1:${port} is not one that this machine trusts (`,
  );
});
