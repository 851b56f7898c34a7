import { expect, test } from 'vitest';
import { call } from '../world/answer.ts';
import { findSecret } from './support/find-secret.ts';
import { makeKey } from './support/running-channel.ts';
import { openWatchedServices } from './support/watched-services.ts';

test('a key pasted where an id, a number or a page belongs leaves no trace', async () => {
  await using services = await openWatchedServices();
  const { world, keep } = services;
  const { baseUrl, demo } = world;
  const as = world.as(demo.partner.partnerKey);
  const { secret } = await makeKey(world);
  const owner = world.as(demo.partner.user);

  for (const path of ['channels.get', 'clients.get', 'onboarding.get']) keep(await as.ask(path, { id: secret }));
  for (const path of ['channelKeys.rotate', 'channelKeys.revoke']) keep(await as.change(path, { id: secret }));
  keep(await as.change('channelKeys.create', { channelId: secret, name: 'x' }));
  keep(await as.ask('permissions.list', { clientId: secret, cursor: secret }));
  keep(await as.change('onboarding.start', { number: secret }));
  keep(await as.change('onboarding.start', { redirectUrl: secret }));
  keep(await as.ask(secret));
  keep(await owner.ask('channels.list', undefined, { account: secret }));
  for (const page of [secret, `${secret}%ff`]) keep(await call(`${baseUrl}/onboarding/${page}`));
  keep(await call(`${baseUrl}/permission?partner_id=${secret}&request=${secret}`));
  keep(
    await world.nobody.post('/permission/question', { path: `/onboarding/${secret}`, query: `?partner_id=${secret}` }),
  );
  keep(await owner.post('/permission/answer', { requestId: secret, decision: 'deny' }));
  keep(await world.nobody.post('/sign-in/new', { token: secret, name: 'x', password: 'long enough for us' }));
  keep(await as.post('/trpc/settings.update', secret));

  const places = await services.places();
  expect(places.errors).toContain('not_found');
  const found = Object.entries(places).map(([place, text]) => [place, findSecret(text, secret)] as const);
  expect(found.filter(([, forms]) => forms.length > 0)).toEqual([]);
  const traces = places.log
    .split('\n')
    .filter((line) => line.includes(secret.slice(0, 16)) || line.includes(secret.slice(-12)));
  expect(traces).toEqual([]);
});
