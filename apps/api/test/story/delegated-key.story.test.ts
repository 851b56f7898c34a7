import { expect, test } from 'vitest';
import { startWorld } from './support/world.ts';

test('a client delegates one number, and takes it back', async () => {
  await using world = await startWorld();
  const { partner, client } = world;
  const [orders, support] = client.channels;
  if (orders === undefined || support === undefined) throw new Error('The client has no numbers.');

  // Before anyone was asked, the partner sees the number and can do nothing with it.
  await expect(partner.channels.get(orders.id)).resolves.toMatchObject({ permission: 'missing' });
  await expect(partner.channelKeys.create({ channelId: orders.id, name: 'Prod server' })).rejects.toMatchObject({
    code: 'permission_missing',
  });

  // The partner's site asks; the client signs in on our page and shares one number.
  const request = await partner.onboarding.start({ state: 'visit 7' });
  const owner = await world.signIn(client.owner);
  const receipt = await owner.share(request.url, [orders.id]);
  expect(receipt.redirectTo).toBe(
    `${request.redirectUrl}?client=${client.id}&channels=[${orders.id}]&state=visit%207&request=${request.id}`,
  );

  // What the browser brought is a hint; the partner's backend asks us.
  await expect(partner.onboarding.get(request.id)).resolves.toMatchObject({
    status: 'granted',
    clientId: client.id,
    shared: [orders.id],
  });
  const checked = await partner.permissions.check({ channelIds: [orders.id, support.id, '0000000000CH'] });
  expect(checked).toEqual({ shared: [orders.id], missing: [support.id], unknown: ['0000000000CH'] });

  // A key for exactly that number, and a message with it.
  const key = await partner.channelKeys.create({ channelId: orders.id, name: 'Prod server' });
  expect(key.secret).toMatch(/^wac_[0-9A-Za-z]{38}$/);
  await expect(world.send(key)).resolves.toMatchObject({ messages: [{ id: expect.stringMatching(/^wamid\./) }] });

  // A new secret with an overlap: both send, until the old one is out.
  const rotated = await partner.channelKeys.rotate(key.id, { overlap: '1h' });
  await expect(world.send(rotated)).resolves.toBeDefined();
  await expect(world.send(key)).resolves.toBeDefined();

  // The client says stop. The next call is refused, and says why; nothing can be made any more.
  const again = await partner.onboarding.start();
  await owner.share(again.url, []);
  await expect(world.send(rotated)).rejects.toMatchObject({
    code: 'revoked',
    message: expect.stringContaining("the client's permission"),
  });
  await expect(partner.channelKeys.rotate(key.id)).rejects.toMatchObject({ code: 'permission_missing' });

  // Saying yes again revives nothing of what ended.
  await owner.share((await partner.onboarding.start()).url, [orders.id]);
  await expect(world.send(rotated)).rejects.toMatchObject({ code: 'revoked' });
});
