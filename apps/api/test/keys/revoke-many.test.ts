import { expect, test } from 'vitest';
import { type CreatedKey, done, openPeople, type People } from './people.ts';

interface Revoked {
  dryRun: boolean;
  keys: { id: string; name: string; hint: string }[];
}

const LABELS = [
  { name: 'A', team: 'Support', environment: 'production' },
  { name: 'B', team: 'Support', environment: 'staging' },
  { name: 'C', team: 'Sales', environment: 'production' },
  { name: 'D' },
];

async function createFour({ client }: People): Promise<CreatedKey[]> {
  const keys: CreatedKey[] = [];
  for (const each of LABELS)
    keys.push(await done(client.call('organizationKeys.create', { scopes: ['read'], ...each })));
  return keys;
}

const revokeMany = (people: People, filter: object, node: 0 | 1 = 0) =>
  done<Revoked>(people.client.call('organizationKeys.revokeMany', filter, { node }));
const names = ({ keys }: Revoked) => keys.map(({ name }) => name).sort();

test.each([
  [{ team: 'Support' }, ['A', 'B']],
  [{ environment: 'production' }, ['A', 'C']],
  [{ team: 'Support', environment: 'production' }, ['A']],
  [{ team: 'Nobody' }, []],
])('%j: a dry run names %j and ends nothing; then exactly these end', async (filter, expected) => {
  await using people = await openPeople();
  const keys = await createFour(people);

  const dry = await revokeMany(people, { ...filter, dryRun: true });
  const alive = await Promise.all(keys.map(({ secret }) => people.use(secret)));
  const wet = await revokeMany(people, filter);
  const again = await revokeMany(people, filter);
  const left = await Promise.all(keys.map(({ secret }) => people.use(secret)));

  expect([names(dry), dry.dryRun, names(wet), wet.dryRun, names(again)]).toEqual([expected, true, expected, false, []]);
  expect(alive).toEqual([200, 200, 200, 200]);
  expect(left).toEqual(keys.map(({ name }) => (expected.includes(name) ? 'revoked' : 200)));
});

test('by ids, by age and by use', async () => {
  await using people = await openPeople();
  const [a, b, c, d] = await createFour(people);
  await people.desk.sql("update api_key set created_at = created_at - interval '100 days' where id = any($1)", [
    [a?.id, b?.id],
  ]);
  await people.use(a?.secret ?? '');
  await people.desk.servers[0].stop();
  const since = new Date(Date.now() - 90 * 86_400_000).toISOString();
  const dry = (filter: object) => revokeMany(people, { ...filter, dryRun: true }, 1);

  expect(names(await dry({ unusedSince: since }))).toEqual(['B']);
  expect(names(await dry({ createdBefore: since }))).toEqual(['A', 'B']);
  expect(names(await dry({ ids: [c?.id, d?.id, 'key_0000000000000000000000'] }))).toEqual(['C', 'D']);
});

test('without a filter nothing ends', async () => {
  await using people = await openPeople();
  const [key] = await createFour(people);

  const refused = await people.client.call('organizationKeys.revokeMany', { dryRun: false });

  expect(refused.refusal).toBe('invalid_input');
  await expect(people.use(key?.secret ?? '')).resolves.toBe(200);
});

test('two at once on two servers end each key once, with one event', async () => {
  await using people = await openPeople();
  const keys = await createFour(people);
  const ids = keys.map(({ id }) => id);

  const told = await Promise.all([revokeMany(people, { ids }, 0), revokeMany(people, { ids: [...ids].reverse() }, 1)]);

  expect(told.flatMap(names).sort()).toEqual(['A', 'B', 'C', 'D']);
  const [events] = await people.desk.sql<{ count: string }>(
    "select count(*) from event where type = 'api_key.revoked' and subject_id = any($1)",
    [ids],
  );
  expect(events?.count).toBe('4');
});

test("another account's keys are not among them, whatever the filter says", async () => {
  await using people = await openPeople();
  const [key] = await createFour(people);

  const told = await done<Revoked>(people.partner.call('partnerKeys.revokeMany', { ids: [key?.id] }));

  expect(told.keys).toEqual([]);
  await expect(people.use(key?.secret ?? '')).resolves.toBe(200);
});
