import { eventually } from '@chatelaine/tools/browser/eventually';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { smtpMailer } from '../../src/platform/mail/smtp-mailer.ts';
import { openPostOffice } from '../world/post-office.ts';
import { startWorld } from '../world/start-world.ts';
import { numbersOf, WITH_MAIL } from './mail-world.ts';

const mailerTo = (smtpUrl: string) =>
  smtpMailer({
    smtpUrl,
    smtpTls: 'off',
    from: 'Chatelaine <no-reply@keys.example>',
    clock: systemClock,
    log: createLog('silent'),
  });
const HOSTILE = {
  'a header of its own': 'Key\r\nBcc: thief@evil.example',
  'a bare line feed': 'Key\nBcc: thief@evil.example',
  'a second mail': 'Key\r\n.\r\nMAIL FROM:<thief@evil.example>\r\nRCPT TO:<thief@evil.example>\r\nDATA\r\n',
  'a body of its own': 'Key\r\n\r\n<script>alert(1)</script>',
  'an encoded word': '=?utf-8?B?QmNjOiB0aGllZkBldmlsLmV4YW1wbGU=?=',
  'another line separator': 'Key\u2028Bcc: thief@evil.example\u0085X: y',
  'letters of the world': 'Schlüssel “Ünïcødé” 鍵 🔑',
};

describe.each(Object.entries(HOSTILE))('a name with %s', (_which, name) => {
  test('stays within the subject and the text', async () => {
    await using post = await openPostOffice();

    const text = `The key ${name}\n.\n..\nFrom here on\n`;
    await mailerTo(post.url).send({ to: 'owner@bakery.example', subject: `New key ${name}`, text });

    expect(post.mails).toHaveLength(1);
    const [mail] = post.mails;
    expect(mail?.recipients).toEqual(['owner@bakery.example']);
    expect([...(mail?.headers.keys() ?? [])].sort()).toEqual(HEADERS);
    expect(mail?.subject).toMatch(/^New key [^\p{Cc}\p{Zl}\p{Zp}]+$/u);
    expect(mail?.text.trimEnd()).toBe(text.replaceAll('\r\n', '\n').trimEnd());
  });
});

const HEADERS = [
  'auto-submitted',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];

test.each(['owner@bakery.example, thief@evil.example', 'owner@bakery.example\r\nRCPT TO:<thief@evil.example>'])(
  'an address that would be two is never two: %j',
  async (to) => {
    await using post = await openPostOffice();

    const sent = mailerTo(post.url).send({ to, subject: 'Hello', text: 'Hello' });

    await sent.catch((error: unknown) => expect(error).toMatchObject({ code: 'unavailable' }));
    expect(post.mails.flatMap(({ recipients }) => recipients)).not.toContain('thief@evil.example');
  },
);

test('a mail server that is not there is a refusal that names neither it nor its password', async () => {
  const mailer = mailerTo('smtp://user:hunter2@127.0.0.1:1');

  const sent = mailer.send({ to: 'owner@bakery.example', subject: 'Hello', text: 'Hello' });

  await expect(sent).rejects.toMatchObject({
    code: 'unavailable',
    detail: 'mail: nothing listens there (ECONNREFUSED)',
  });
  await expect(sent).rejects.not.toThrow(/hunter2|127\.0\.0\.1/);
});

test("names of accounts and people that break lines and turn letters around stay in their mail's lines", async () => {
  await using world = await startWorld(WITH_MAIL);
  const { bakery, post } = world;
  const { partner } = world.demo;
  const channels = numbersOf(world);
  await world.sql('update partner set name = $2 where id = $1', [partner.id, 'Acme\r\nBcc: thief@evil.example\u202e']);
  await world.sql('update identity."user" set name = $2 where email = $1', [
    bakery.user.email,
    'Owner\n\nUndo: nothing',
  ]);

  await world.share([channels[0]?.id ?? '']);

  await eventually(() => post.mails.length).toBe(1);
  const [mail] = post.mails;
  expect(mail?.headers.has('bcc')).toBe(false);
  expect(mail?.subject).toBe(`Acme Bcc: thief[@]evil[.]example may now use ${channels[0]?.phoneNumber}`);
  expect(mail?.text).toContain(`Who:  Owner Undo: nothing <${bakery.user.email}>\n`);
  expect(mail?.text).not.toContain('\u202e');
});
