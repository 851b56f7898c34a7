import { expect, test } from 'vitest';
import { ask, call, change, post, withCookie, withKey } from './support/call.ts';
import { findSecret } from './support/find-secret.ts';
import { makeKey } from './support/running-channel.ts';
import { openWatchedHouse } from './support/watched-house.ts';

test('a key pasted where an id, a number or a page belongs leaves no trace', async () => {
  await using house = await openWatchedHouse();
  const { doors, keep } = house;
  const { baseUrl, demo } = doors;
  const as = withKey(demo.partner.partnerKey);
  const { secret } = await makeKey(doors);
  const { cookie } = await doors.signIn(demo.partner.user);

  for (const path of ['channels.get', 'clients.get', 'onboarding.get'])
    keep(await ask(baseUrl, as, path, { id: secret }));
  for (const path of ['channelKeys.rotate', 'channelKeys.revoke'])
    keep(await change(baseUrl, as, path, { id: secret }));
  keep(await change(baseUrl, as, 'channelKeys.create', { channelId: secret, name: 'x' }));
  keep(await ask(baseUrl, as, 'permissions.list', { clientId: secret, cursor: secret }));
  keep(await change(baseUrl, as, 'onboarding.start', { number: secret }));
  keep(await change(baseUrl, as, 'onboarding.start', { redirectUrl: secret }));
  keep(await ask(baseUrl, as, secret));
  keep(await ask(baseUrl, withCookie(baseUrl, cookie, secret), 'channels.list'));
  for (const page of [secret, `${secret}%ff`]) keep(await call(`${baseUrl}/onboarding/${page}`));
  keep(await call(`${baseUrl}/permission?partner_id=${secret}&request=${secret}`));
  keep(await post(baseUrl, '/permission/question', { path: `/onboarding/${secret}`, query: `?partner_id=${secret}` }));
  keep(await post(baseUrl, '/permission/answer', { requestId: secret, decision: 'deny' }, { cookie }));
  keep(await post(baseUrl, '/sign-in/new', { token: secret, name: 'x', password: 'long enough for us' }));
  keep(
    await call(`${baseUrl}/trpc/settings.update`, {
      method: 'POST',
      headers: { ...as, 'content-type': 'application/json' },
      body: `${secret}`,
    }),
  );

  const places = await house.places();
  expect(places.errors).toContain('not_found');
  const found = Object.entries(places).map(([place, text]) => [place, findSecret(text, secret)] as const);
  expect(found.filter(([, forms]) => forms.length > 0)).toEqual([]);
  const traces = places.log
    .split('\n')
    .filter((line) => line.includes(secret.slice(0, 16)) || line.includes(secret.slice(-12)));
  expect(traces).toEqual([]);
});
