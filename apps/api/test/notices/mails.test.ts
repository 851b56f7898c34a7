import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, inject, test } from 'vitest';
import { openStage } from './support/stage.ts';

test("numbers that were shared with one press are one mail to the client's owner: what, who, when, how to undo it", async () => {
  await using stage = await openStage();
  const { post, client, partner, channels } = stage;

  await stage.share(channels.map(({ id }) => id));

  await eventually(() => post.mails.length).toBe(1);
  const [mail] = post.mails;
  expect(mail?.recipients).toEqual([client.user.email]);
  expect(mail?.subject).toBe(`${partner.name} may now use 3 numbers`);
  for (const { phoneNumber } of channels) expect(mail?.text).toContain(`- ${phoneNumber}\n`);
  expect(mail?.text).toContain(`Who:  Owner <${client.user.email}>`);
  expect(mail?.text).toMatch(/^When: \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
  expect(mail?.text).toContain(`${stage.baseUrl}/dashboard/app/${partner.id}/permissions`);
  expect(mail?.from).toBe('no-reply@localhost');
  expect(mail?.headers.get('auto-submitted')).toEqual(['auto-generated']);
});

test("a withdrawal is told to both sides; the partner learns which client, and nobody's name", async () => {
  await using stage = await openStage();
  const { post, client, partner, channels } = stage;
  await stage.share(channels.map(({ id }) => id));

  await stage.share([]);

  await eventually(() => post.mails.length).toBe(3);
  const toPartner = post.mails.find(({ recipients }) => recipients[0] === partner.user.email);
  expect(toPartner?.subject).toBe(`${client.name} has withdrawn permission for 3 numbers`);
  expect(toPartner?.text).toContain(`Who:  your client ${client.name}`);
  expect(toPartner?.text).not.toContain(client.user.email);
  const subjects = post.mails
    .filter(({ recipients }) => recipients[0] === client.user.email)
    .map((mail) => mail.subject);
  expect(subjects).toContain(`${partner.name} may no longer use 3 numbers`);
});

test("a partner's new key on a number is told to the client's owner, without the secret and without which program", async () => {
  await using stage = await openStage();
  const { post, partner } = stage;
  const [channel] = stage.channels;
  await stage.share([channel?.id ?? '']);

  const key = await stage.chatelaine.channelKeys.create({ channelId: channel?.id ?? '', name: 'Prod server' });

  await eventually(() => post.mails.map(({ subject }) => subject)).toContain(`New API key for ${channel?.phoneNumber}`);
  const mail = post.mails.find(({ subject }) => subject.startsWith('New API key'));
  expect(mail?.recipients).toEqual([stage.client.user.email]);
  expect(mail?.text).toContain(`- "Prod server" (${key.id}), for ${channel?.phoneNumber}`);
  expect(mail?.text).toContain(`Who:  your partner ${partner.name}`);
  expect(mail?.text).toContain(`${stage.baseUrl}/dashboard/app/${partner.id}/permissions and clear the number`);
  expect(mail?.text).not.toContain('Demo backend');
  expect(JSON.stringify([...post.mails, ...(await stage.sql('select * from jobs.job'))])).not.toContain(key.secret);
});

test('where links must be signed, a mail sends a client to its partner, not to an address that would not open', async () => {
  await using stage = await openStage();
  const { post, partner, channels } = stage;
  await stage.chatelaine.settings.update({ requireSignature: true });

  await stage.share(channels.map(({ id }) => id));

  await eventually(() => post.mails.map(({ subject }) => subject)).toContain(`${partner.name} may now use 3 numbers`);
  const mail = post.mails.find(({ subject }) => subject.includes('may now use'));
  expect(mail?.text).toContain(`To take it back, start at ${partner.name}, sign in and clear the number.`);
  expect(mail?.text).not.toContain('/dashboard/app/');
});

test('of a number that its partner pays for and keeps, no mail promises what the page would refuse', async () => {
  await using stage = await openStage();
  const { post, partner, chatelaine } = stage;
  await chatelaine.settings.update({ clientsMayWithdraw: false });
  const paidFor = inject('demo').clients.find(({ payment }) => payment === 'partner');
  const number = ['--client', paidFor?.id ?? '', '--number', '+447700900161', '--name', 'Desk'];
  const { id: channelId } = (await stage.admin('channel', 'add', ...number)) as { id: string };

  await chatelaine.channelKeys.create({ channelId, name: 'Prod server' });

  const toClient = () => post.mails.filter(({ recipients }) => recipients[0] === paidFor?.user.email);
  await eventually(() => toClient().length).toBe(2);
  const texts = toClient().map(({ text }) => text);
  expect(texts.filter((text) => text.includes(`ask ${partner.name}, who pays for it`))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('revoke it, or ask your operator to'))).toHaveLength(1);
  expect(texts.join()).not.toContain('clear the number');
});

test("a partner key that the operator makes, and settings that a program changes, are told to the partner's owner", async () => {
  await using stage = await openStage();
  const { post, partner } = stage;

  await stage.admin('partner', 'key', '--partner', partner.id, '--name', 'Second', '--scopes', 'read');
  await stage.chatelaine.settings.update({ clientsMayWithdraw: false });

  await eventually(() => post.mails.length).toBe(2);
  const texts = post.mails.map(({ text }) => text).join('\n');
  expect(post.mails.flatMap(({ recipients }) => recipients)).toEqual([partner.user.email, partner.user.email]);
  expect(texts).toContain('Who:  the operator of this server');
  expect(texts).toContain('revoke it, or ask your operator to');
  expect(texts).toContain('- clientsMayWithdraw\n');
  expect(texts).toMatch(/Who: {2}the API key "Demo backend" \(key_\w{22}\)/);
});

test('an owner who is no owner any more when the mail goes out gets none', async () => {
  await using stage = await openStage();
  stage.post.refuses = true;
  await stage.share([stage.channels[0]?.id ?? '']);
  await eventually(() => stage.post.refused).toBeGreaterThanOrEqual(1);
  await stage.sql("update person_role set role = 'member' where account_id = $1", [stage.client.id]);
  stage.post.refuses = false;

  await eventually(async () => {
    await stage.sql("update jobs.job set start_after = now() where state = 'retry'");
    return stage.sql("select from jobs.job where name = 'notice.mail' and state = 'completed'");
  }).toHaveLength(1);

  expect(stage.post.mails).toEqual([]);
});
