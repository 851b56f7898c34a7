import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { startWorld } from '../world/start-world.ts';
import { numbersOf, WITH_MAIL } from './mail-world.ts';

test("numbers that were shared with one press are one mail to the client's owner: what, who, when, how to undo it", async () => {
  await using world = await startWorld(WITH_MAIL);
  const { bakery, post } = world;
  const { partner } = world.demo;
  const channels = numbersOf(world);

  await world.share(channels.map(({ id }) => id));

  await eventually(() => post.mails.length).toBe(1);
  const [mail] = post.mails;
  expect(mail?.recipients).toEqual([bakery.user.email]);
  expect(mail?.subject).toBe(`${partner.name} may now use 3 numbers`);
  for (const { phoneNumber } of channels) expect(mail?.text).toContain(`- ${phoneNumber}\n`);
  expect(mail?.text).toContain(`Who:  Owner <${bakery.user.email}>`);
  expect(mail?.text).toMatch(/^When: \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
  expect(mail?.text).toContain(`${world.baseUrl}/dashboard/app/${partner.id}/permissions`);
  expect(mail?.from).toBe('no-reply@localhost');
  expect(mail?.headers.get('auto-submitted')).toEqual(['auto-generated']);
});

test("a withdrawal is told to both sides; the partner learns which client, and nobody's name", async () => {
  await using world = await startWorld(WITH_MAIL);
  const { bakery, post } = world;
  const { partner } = world.demo;
  const channels = numbersOf(world);
  await world.share(channels.map(({ id }) => id));

  await world.share([]);

  // The test ignores the mail about the grant, because this mail is sent only if the server sends it before the
  // withdrawal.
  const ends = () => post.mails.filter(({ subject }) => !subject.includes('may now use'));
  await eventually(() => ends().length).toBe(2);
  const toPartner = ends().find(({ recipients }) => recipients[0] === partner.user.email);
  expect(toPartner?.subject).toBe(`${bakery.name} has withdrawn permission for 3 numbers`);
  expect(toPartner?.text).toContain(`Who:  your client ${bakery.name}`);
  expect(toPartner?.text).not.toContain(bakery.user.email);
  const subjects = post.mails
    .filter(({ recipients }) => recipients[0] === bakery.user.email)
    .map((mail) => mail.subject);
  expect(subjects).toContain(`${partner.name} may no longer use 3 numbers`);
});

test("a partner's new key on a number is told to the client's owner, without the secret and without which program", async () => {
  await using world = await startWorld(WITH_MAIL);
  const { bakery, post } = world;
  const { partner } = world.demo;
  const channels = numbersOf(world);
  const [channel] = channels;
  await world.share([channel?.id ?? '']);

  const key = await world.partner.channelKeys.create({ channelId: channel?.id ?? '', name: 'Prod server' });

  await eventually(() => post.mails.map(({ subject }) => subject)).toContain(`New API key for ${channel?.phoneNumber}`);
  const mail = post.mails.find(({ subject }) => subject.startsWith('New API key'));
  expect(mail?.recipients).toEqual([bakery.user.email]);
  expect(mail?.text).toContain(`- "Prod server" (${key.id}), for ${channel?.phoneNumber}`);
  expect(mail?.text).toContain(`Who:  your partner ${partner.name}`);
  expect(mail?.text).toContain(`${world.baseUrl}/dashboard/app/${partner.id}/permissions and untick the number`);
  expect(mail?.text).not.toContain('Demo backend');
  expect(JSON.stringify([...post.mails, ...(await world.sql('select * from jobs.job'))])).not.toContain(key.secret);
});

test('where links must be signed, a mail sends a client to its partner, not to an address that would not open', async () => {
  await using world = await startWorld(WITH_MAIL);
  const { post } = world;
  const { partner } = world.demo;
  const channels = numbersOf(world);
  await world.partner.settings.update({ requireSignature: true });

  await world.share(channels.map(({ id }) => id));

  await eventually(() => post.mails.map(({ subject }) => subject)).toContain(`${partner.name} may now use 3 numbers`);
  const mail = post.mails.find(({ subject }) => subject.includes('may now use'));
  expect(mail?.text).toContain(`To take it back, start at ${partner.name}, sign in and untick the number.`);
  expect(mail?.text).not.toContain('/dashboard/app/');
});

test('of a number that its partner pays for and keeps, no mail promises what the page would refuse', async () => {
  await using world = await startWorld(WITH_MAIL);
  const { post } = world;
  const { partner } = world.demo;
  await world.partner.settings.update({ clientsMayWithdraw: false });
  const paidFor = world.travel;
  const number = ['--client', paidFor.id, '--number', '+447700900161', '--name', 'Desk'];
  const { id: channelId } = (await world.admin('channel', 'add', ...number)) as { id: string };

  await world.partner.channelKeys.create({ channelId, name: 'Prod server' });

  const toClient = () => post.mails.filter(({ recipients }) => recipients[0] === paidFor.user.email);
  await eventually(() => toClient().length).toBe(2);
  const texts = toClient().map(({ text }) => text);
  expect(texts.filter((text) => text.includes(`ask ${partner.name}, who pays for it`))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('revoke it, or ask your operator to'))).toHaveLength(1);
  expect(texts.join()).not.toContain('untick the number');
});

test("a partner key that the operator makes, and settings that a program changes, are told to the partner's owner", async () => {
  await using world = await startWorld(WITH_MAIL);
  const { post } = world;
  const { partner } = world.demo;

  await world.admin('partner', 'key', '--partner', partner.id, '--name', 'Second', '--scopes', 'read');
  await world.partner.settings.update({ clientsMayWithdraw: false });

  await eventually(() => post.mails.length).toBe(2);
  const texts = post.mails.map(({ text }) => text).join('\n');
  expect(post.mails.flatMap(({ recipients }) => recipients)).toEqual([partner.user.email, partner.user.email]);
  expect(texts).toContain('Who:  the operator of this server');
  expect(texts).toContain('revoke it, or ask your operator to');
  expect(texts).toContain('- clientsMayWithdraw\n');
  expect(texts).toMatch(/Who: {2}the API key "Demo backend" \(key_\w{22}\)/);
});

test('an owner who is no owner any more when the mail goes out gets none', async () => {
  await using world = await startWorld(WITH_MAIL);
  const { bakery, post } = world;
  const channels = numbersOf(world);
  post.refuses = true;
  await world.share([channels[0]?.id ?? '']);
  await eventually(() => post.refused).toBeGreaterThanOrEqual(1);
  await world.sql("update person_role set role = 'member' where account_id = $1", [bakery.id]);
  post.refuses = false;

  await eventually(async () => {
    await world.sql("update jobs.job set start_after = now() where state = 'retry'");
    return world.sql("select from jobs.job where name = 'notice.mail' and state = 'completed'");
  }).toHaveLength(1);

  expect(post.mails).toEqual([]);
});
