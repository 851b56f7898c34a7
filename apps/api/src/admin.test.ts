import { expect, test } from 'vitest';
import { openTestHouse } from '../test/world/open-test-house.ts';
import { runAdmin } from './admin.ts';

test('every act of the operator is an event of the accounts that it concerns', async () => {
  await using house = await openTestHouse();
  const admin = <T>(line: string) => runAdmin(house, line.split(' ')) as Promise<T>;
  const partner = await admin<{ id: string; platformSecret: string }>(
    'partner add --name Relay --redirect-url https://relay.example/return',
  );
  const key = await admin<{ id: string }>(`partner key --partner ${partner.id} --name Backend --scopes read,settings`);
  await admin(`partner set --partner ${partner.id} --redirect-url https://relay.example/return https://b.example/`);
  const client = await admin<{ id: string }>(`client add --name Florist --payment partner --partner ${partner.id}`);
  const channel = await admin<{ id: string }>(`channel add --client ${client.id} --number +447700900777 --name Orders`);
  await admin(`channel set --channel ${channel.id} --status stopped`);
  await admin(`person add --email owner@florist.example --account ${client.id} --role owner`);
  expect(await admin(`revoke ${key.id}`)).toEqual({ id: key.id, name: 'Backend', status: 'revoked' });
  await admin(`suspend ${client.id}`);
  await admin(`suspend ${client.id} --resume`);

  const rows = await house
    .beginWork()
    .em.execute<{ type: string; actor_kind: string }[]>(
      'select type, actor_kind from event where partner_id = ? or client_id = ? order by id',
      [partner.id, client.id],
    );

  expect(rows.map(({ type }) => type)).toEqual([
    'partner.added',
    'api_key.created',
    'settings.updated',
    'client.added',
    'channel.added',
    'permission.granted',
    'channel.status_changed',
    'person.invited',
    'api_key.revoked',
    'account.suspended',
    'account.resumed',
  ]);
  expect(rows.every(({ actor_kind }) => actor_kind === 'operator')).toBe(true);
});

test.each([
  ['client add --name Florist --payment partner', 'Partner Payment needs a partner'],
  ['partner add --name Relay --redirect-url http://relay.example/', 'https://'],
  ['partner set --partner 0000000000PA --redirect-url https://relay.example/', 'nothing here'],
  ['partner set --partner 0000000000PA', 'redirect-url'],
  ['channel add --client 0000000000CL --number +447700900778 --name X', 'nothing here'],
  ['channel add --client 0000000000CL --number 12 --name X', 'E.164'],
  ['person add --email nobody --account 0000000000CL', 'mail'],
  ['person add --email a@b.example --account 0000000000CL', 'no partner or client'],
  ['suspend 0000000000PA', 'nothing here'],
  ['revoke key_0000000000000000000000', 'nothing here'],
  ['partner key --partner 0000000000PA --name X --scopes everything', 'scopes'],
])('%s is refused with a sentence', async (line, sentence) => {
  await using house = await openTestHouse();

  const refused = runAdmin(house, line.split(' ')).catch(
    (error) => `${error.message} ${JSON.stringify(error.extras?.issues ?? '')}`,
  );

  expect(await refused).toMatch(new RegExp(sentence, 'i'));
});
