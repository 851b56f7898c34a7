import { distinctUrls } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { AT_REST } from '../../test/notices/mail-world.ts';
import { startWorld } from '../../test/world/start-world.ts';

test('a program that registers its URL at each start registers it once, and one event says so', async () => {
  await using world = await startWorld(AT_REST);
  const { settings, events } = world.partner;
  const url = 'https://app.example/whatsapp';
  const told = async () => (await events.list({ type: 'settings.updated' }).toArray({ limit: 200 })).length;
  const first = await settings.get();
  const before = await told();
  const register = async (...more: string[]) => {
    const { redirectUrls } = await settings.get();
    return (await settings.update({ redirectUrls: [...redirectUrls, ...more] })).redirectUrls;
  };

  for (let start = 0; start < 3; start++) expect(await register(url)).toEqual([...first.redirectUrls, url]);

  expect(await told()).toBe(before + 1);
  // The first URL is already on the list in another spelling, so it adds nothing. The second URL is new, so it is
  // added.
  expect(await register(url, 'https://b.example', 'https://b.example/')).toHaveLength(first.redirectUrls.length + 2);
  expect(await told()).toBe(before + 2);

  // A known URL can also be registered when the list is full, because it adds no entry.
  const full = [url, ...Array.from({ length: 49 }, (_, at) => `https://app.example/${at}`)];
  await settings.update({ redirectUrls: full });
  expect(await register(url)).toEqual(full);
  await expect(register('https://app.example/one-more')).rejects.toMatchObject({
    code: 'invalid_input',
    issues: [{ path: 'redirectUrls', message: 'At most 50 redirect URLs.' }],
  });

  // Duplicates from an older version are removed with the next change of the list.
  await world.sql('update partner set redirect_urls = array[$1, $2, $1, $1] where id = $3', [
    url,
    'https://c.example/',
    first.partnerId,
  ]);
  expect(await register(url)).toEqual([url, 'https://c.example/']);
});

test.each([
  [[], []],
  [['https://a.example/x', 'https://a.example/x'], ['https://a.example/x']],
  [['https://a.example', 'https://a.example/'], ['https://a.example']],
  [
    ['https://a.example/', 'https://b.example/', 'https://a.example'],
    ['https://a.example/', 'https://b.example/'],
  ],
  [
    ['https://a.example/?v=1', 'https://a.example/?v=2'],
    ['https://a.example/?v=1', 'https://a.example/?v=2'],
  ],
])('%j is kept as %j', (given, kept) => {
  expect(distinctUrls(given)).toEqual(kept);
});
