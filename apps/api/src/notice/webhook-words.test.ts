import { expect, test } from 'vitest';
import type { NoticeContent, NoticeFact } from './notice-fact.ts';
import { noticeText } from './notice-text.ts';

const ACCOUNTS = { subjectId: 'wh_1', partnerId: 'Aaaaaaaaa1PA', clientId: 'Aaaaaaaaa1CL' };

const telling = (type: string, data: object, side: 'partner' | 'client', number = ''): NoticeContent => ({
  facts: [
    {
      ...{ type, number, at: '2026-11-21 10:00 UTC', who: 'nobody', partner: 'Relay Desk', client: 'Bakery' },
      event: { type, ...ACCOUNTS, actor: { kind: 'system', id: null }, data: { host: 'hooks.example', ...data } },
    } as unknown as NoticeFact,
  ],
  ...{ unnamed: 0, side, addressee: 'Relay Desk', baseUrl: 'https://hub.example' },
});

test('a failing webhook: which, since when, and its page in the hub of the owner', () => {
  const { subject, text } = noticeText(telling('webhook.failing', { since: '2026-11-20T10:00:00.000Z' }, 'partner'));

  expect(subject).toMatch(/^No event has reached .*example for a day$/);
  expect(text).toContain(
    ': https://hub.example/partner/Aaaaaaaaa1PA/webhooks/wh_1, failing since 2026-11-20 10:00 UTC\n',
  );
  expect(text).not.toContain('Who:');
});

test.each([
  ['gone', 'answered 410'],
  ['failing', 'for five days'],
  ['restored', 'restored from an older copy'],
])('a webhook that is paused because it is %s, and its number', (reason, why) => {
  const { text } = noticeText(telling('webhook.paused', { reason }, 'client', '+447700900101'));

  expect(text).toContain(why);
  expect(text).toContain(', for +447700900101: https://hub.example/client/Aaaaaaaaa1CL/webhooks/wh_1\n');
});
