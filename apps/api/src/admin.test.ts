import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { watchStatements } from '../test/races/support/driver.ts';
import { PROGRAM_ENV } from '../test/start/running.ts';
import { openTestServices } from '../test/world/open-test-services.ts';
import { asksForHelp, runAdmin } from './admin.ts';

test('every act of the operator is an event of the accounts that it concerns', async () => {
  await using services = await openTestServices();
  const admin = <T>(line: string) => runAdmin(services, line.split(' ')) as Promise<T>;
  const partner = await admin<{ id: string; platformSecret: string }>(
    'partner add --name Relay --redirect-url https://relay.example/return',
  );
  const key = await admin<{ id: string }>(`partner key --partner ${partner.id} --name Backend --scopes read,settings`);
  await admin(`partner set --partner ${partner.id} --redirect-url https://relay.example/return https://b.example/`);
  const client = await admin<{ id: string }>(`client add --name Florist --payment partner --partner ${partner.id}`);
  const channel = await admin<{ id: string }>(`channel add --client ${client.id} --number +447700900777 --name Orders`);
  await admin(`channel set --channel ${channel.id} --status stopped`);
  await admin(`person add --email owner@florist.example --account ${client.id} --role owner`);
  await admin(`person add --email second@florist.example --account ${client.id} --role member`);
  await admin('person remove second@florist.example');
  await admin(`partner set --partner ${partner.id} --name Relais`);
  expect(await admin(`revoke ${key.id}`)).toEqual({ id: key.id, name: 'Backend', status: 'revoked' });
  await admin(`suspend ${client.id}`);
  await admin(`suspend ${client.id} --resume`);

  const rows = await services
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
    'person.invited',
    'person.removed',
    'settings.updated',
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
  ['partner set --partner 0000000000PA', '--name, --redirect-url or --testing'],
  ['partner set --partner 0000000000PA --testing yes', 'on, off'],
  ['partner set --partner 0000000000PA --name Relay', 'nothing here'],
  ['person remove nobody@relay.example', 'Nobody here has this id or e-mail address'],
  ['person sign-out usr_0000000000000000000000', 'Nobody here'],
  ['person sessions usr_0000000000000000000000', 'Nobody here'],
  ['person list --account 0000000000CL', 'no partner or client'],
  ['key list --account 0000000000CL', 'no partner or client'],
  ['channel add --client 0000000000CL --number +447700900778 --name X', 'nothing here'],
  ['channel add --client 0000000000CL --number 12 --name X', 'E.164'],
  ['person add --email nobody --account 0000000000CL', 'mail'],
  ['person add --email a@b.example --account 0000000000CL', 'no partner or client'],
  ['suspend 0000000000PA', 'nothing here'],
  ['revoke key_0000000000000000000000', 'nothing here'],
  ['partner key --partner 0000000000PA --name X --scopes everything', 'scopes'],
  ['partner key --partner 0000000000PA --name X --expires tomorrow', '--expires'],
  ['partner key --partner 0000000000PA --name X --per-minute 0', 'A whole number'],
  ['partner key --partner 0000000000PA --name X --environment home', 'Allowed choices'],
])('%s is refused with a sentence', async (line, sentence) => {
  await using services = await openTestServices();

  const refused = runAdmin(services, line.split(' ')).catch(
    (error) => `${error.message} ${JSON.stringify(error.extras?.issues ?? '')}`,
  );

  expect(await refused).toMatch(new RegExp(sentence, 'i'));
});

test('the list of keys has those of every kind, of one account or of all, and no secret', async () => {
  await using services = await openTestServices();
  const admin = <T>(line: string) => runAdmin(services, line.split(' ')) as Promise<T>;
  const { partners, clients } = await admin<Record<'partners' | 'clients', { id: string }[]>>('list');
  const [partner, client] = [partners[0]?.id, clients.at(-1)?.id];
  const made = await admin<{ id: string; secret: string }>(
    `client key --client ${client} --name Reports --scopes read`,
  );
  await admin(`revoke ${made.id}`);

  const lists = await Promise.all(
    ['', ` --account ${partner}`, ` --account ${client}`].map((of) => admin(`key list${of}`)),
  );

  const shown = (lists as { kind: string; name: string; status: string }[][]).map((list) =>
    list.map(({ kind, name, status }) => `${kind} ${name} ${status}`),
  );
  expect(shown).toEqual([
    ['partner Demo backend live', 'organization Reports revoked', expect.stringMatching(/^organization .* live$/)],
    ['partner Demo backend live'],
    ['organization Reports revoked'],
  ]);
  expect(JSON.stringify(lists)).not.toContain(made.secret);
});

test('a key for the code of a client is of a client, and a partner that is named instead is not found', async () => {
  await using services = await openTestServices();
  const { partners } = (await runAdmin(services, ['list'])) as { partners: { id: string }[] };
  const command = ['client', 'key', '--client', partners[0]?.id ?? '', '--name', 'Reports', '--scopes', 'read'];

  await expect(runAdmin(services, command)).rejects.toMatchObject({ code: 'not_found' });
});

test('a key that the operator makes has the end, limits, addresses, labels and numbers that were typed', async () => {
  await using services = await openTestServices();
  const admin = <T>(line: string) => runAdmin(services, line.split(' ')) as Promise<T>;
  const { partners, clients, channels } = await admin<Record<string, { id: string; clientId?: string }[]>>('list');
  const [channel] = channels ?? [];
  const typed =
    '--expires 2099-06-30T00:00:00Z --per-minute 60 --per-month 9000 --address 203.0.113.7 2001:db8::/32 --team Ops --application Sync --environment staging';

  const made = [
    await admin(`partner key --partner ${partners?.[0]?.id} --name Typed ${typed}`),
    await admin(
      `client key --client ${channel?.clientId} --name Typed --scopes read --channel ${channel?.id} ${typed}`,
    ),
    await admin(`client key --client ${clients?.[0]?.id} --name Plain --scopes read`),
  ];

  const settings = {
    expiresAt: '2099-06-30T00:00:00.000Z',
    limits: { perMinute: 60, perMonth: 9000 },
    allowedAddresses: ['203.0.113.7/32', '2001:db8::/32'],
    team: 'Ops',
    application: 'Sync',
    environment: 'staging',
  };
  const none = { expiresAt: null, limits: { perMinute: null, perMonth: null }, allowedAddresses: null, team: null };
  expect(made).toMatchObject([settings, { ...settings, channelIds: [channel?.id] }, { ...none, channelIds: null }]);
});

test('of a thousand keys none is sorted twice: the list finds all of a kind in one statement', async () => {
  await using services = await openTestServices();
  await services.pool.query(`
    insert into api_key (id, kind, name, folded_name, scopes, client_id, created_at)
    select 'key_' || lpad(n::text, 22, '0'), 'organization', n, n, '{read}', c.id, now() + n * interval '1 second'
    from generate_series(1, 1100) n, (select min(id) as id from client) c`);

  const { told, statements } = await watchStatements(() => runAdmin(services, ['key', 'list']), services.url);

  const names = (told as { kind: string; name: string }[]).filter(({ kind }) => kind === 'organization');
  expect(names.slice(0, 1100).map(({ name }) => name)).toEqual(Array.from({ length: 1100 }, (_, at) => `${1100 - at}`));
  expect(statements.filter(({ text }) => text.includes('order by k.created_at'))).toHaveLength(3);
});

// Each command runs in its own process.
const HELP = [['person', 'remove', '--help'], ['help']];
test.each(HELP.slice(0, rounds(1, HELP.length)))('%s %s is answered without a database', async (...argv) => {
  const node = promisify(execFile);
  const env = { ...PROGRAM_ENV, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };

  const { stdout, stderr } = await node(process.execPath, [path.join(import.meta.dirname, 'admin.ts'), ...argv], {
    env,
  });

  expect(stdout).toContain('Usage: admin');
  expect(stderr).toBe('');
});

test.each([
  [[], true],
  [['help'], true],
  [['help', 'person'], true],
  [['person', 'add', '-h'], true],
  [['partner', 'add', '--name', 'help'], false],
  [['partner', 'add', '--testing', '--help'], true],
  [['list'], false],
])('%j asks for help: %s', (argv, asks) => {
  expect(asksForHelp(argv)).toBe(asks);
});
