import { expect, test } from 'vitest';
import { startWorld } from './support/world.ts';

test('a client delegates one number, and takes it back', async () => {
  await using world = await startWorld();
  const { partner, client } = world;
  const [orders, support] = client.channels;
  if (orders === undefined || support === undefined) throw new Error('The client has no numbers.');

  // The client has not granted permission yet. The partner can see the number, but cannot create a key for it.
  await expect(partner.channels.get(orders.id)).resolves.toMatchObject({ permission: 'missing' });
  await expect(partner.channelKeys.create({ channelId: orders.id, name: 'Prod server' })).rejects.toMatchObject({
    code: 'permission_missing',
  });

  // The partner asks for permission. The client signs in on our page and shares one number.
  const request = await partner.onboarding.start({ state: 'visit 7' });
  const owner = await world.signIn(client.owner);
  const receipt = await owner.share(request.url, [orders.id]);
  expect(receipt.redirectTo).toBe(
    `${request.redirectUrl}?client=${client.id}&channels=[${orders.id}]&state=visit%207&request=${request.id}`,
  );

  // The browser's return address is only a hint. The partner's backend asks our server for the result.
  await expect(partner.onboarding.get(request.id)).resolves.toMatchObject({
    status: 'granted',
    clientId: client.id,
    shared: [orders.id],
  });
  const checked = await partner.permissions.check({ channelIds: [orders.id, support.id, '0000000000CH'] });
  expect(checked).toEqual({ shared: [orders.id], missing: [support.id], unknown: ['0000000000CH'] });

  // The partner creates a key for this number and sends a message with the key.
  const key = await partner.channelKeys.create({ channelId: orders.id, name: 'Prod server' });
  expect(key.secret).toMatch(/^wac_[0-9A-Za-z]{38}$/);
  await expect(world.send(key)).resolves.toMatchObject({ messages: [{ id: expect.stringMatching(/^wamid\./) }] });

  // The partner rotates the key with an overlap. During the overlap the new secret and the old secret both send
  // messages.
  const rotated = await partner.channelKeys.rotate(key.id, { overlap: '1h' });
  await expect(world.send(rotated)).resolves.toBeDefined();
  await expect(world.send(key)).resolves.toBeDefined();

  // The client withdraws the permission. The next call is refused with the reason, and the partner cannot rotate the
  // key any more.
  const again = await partner.onboarding.start();
  await owner.share(again.url, []);
  await expect(world.send(rotated)).rejects.toMatchObject({
    code: 'revoked',
    message: expect.stringContaining("the client's permission"),
  });
  await expect(partner.channelKeys.rotate(key.id)).rejects.toMatchObject({ code: 'permission_missing' });

  // A new permission does not make an ended key work again.
  await owner.share((await partner.onboarding.start()).url, [orders.id]);
  await expect(world.send(rotated)).rejects.toMatchObject({ code: 'revoked' });
});
