import { expect, test } from 'vitest';
import { namesContact, searchedNames, withOtherId } from './names-in-answer.rule.ts';

const ID = `con_${'a'.repeat(22)}`;
const OTHER = `con_${'b'.repeat(22)}`;
const ODD = 'GB."9\\7"é';
const NAMES = searchedNames(
  [ID, 'chat_1'],
  [
    { kind: 'phone', value: '447700900123' },
    { kind: 'phone', value: '1202' },
    { kind: 'user_id', value: ODD },
    { kind: 'username', value: 'sent' },
  ],
);
const json = (body: unknown) => ({ status: 200, headers: {}, json: JSON.stringify(body) });
const base64 = (body: string) => ({ status: 200, base64: Buffer.from(body).toString('base64') });

test.each<[string, unknown]>([
  ['its id', { messageId: 'msg_1', contact: ID }],
  ['its chat', { chat: 'chat_1' }],
  ['its vote in a poll', { content: { votes: { me: ['1'], [ID]: ['2'] } } }],
  ['its number, in a list', { data: [{ wa_id: '447700900123' }] }],
  ['its number, with a plus sign', { phone: '+447700900123' }],
  ['its number, as people write it', json({ contacts: [{ input: '+44 (7700) 900-123' }] })],
  ['a short number', { phone: '+1202' }],
  ['its number, in a body', json({ contacts: [{ wa_id: '447700900123' }] })],
  ['a user id with signs that JSON escapes', { userId: ODD }],
  ['a user id with signs that JSON escapes, in a body', json({ contacts: [{ user_id: ODD }] })],
  ['its number, in a body as bytes', base64('{"contacts":[{"wa_id":"\\u003447700900123"}]}')],
  ['its number, in a body that is not JSON', base64('Sent to 447700900123.')],
  ['its username', { name: '@sent' }],
  ['its username, in its field', json({ contacts: [{ username: 'sent' }] })],
])('an answer names a contact by %s', (_, answer) => {
  expect(namesContact(answer, NAMES)).toBe(true);
});

test.each<[string, unknown]>([
  ['a longer number', json({ contacts: [{ input: '+4477009001234', wa_id: '4477009001234' }] })],
  ['a number that ends with a short one', { phone: '+441202' }],
  ['a text with the number in it', { content: { text: 'Call 447700900123 or 1202.' } }],
  ['a longer user id', { userId: `${ODD}1` }],
  ['a word that is a username too', { status: 'sent' }],
  ['a field that is a username too', { sent: true }],
  ['a longer username', { name: '@sent.again' }],
  ['a body that is not JSON and names others', base64('Sent to 44770090012.')],
  ['another contact', { contact: OTHER, content: { votes: { [OTHER]: ['1'] } } }],
  ['nothing', null],
  ['nothing, in a body', json(null)],
])('an answer does not name a contact by %s', (_, answer) => {
  expect(namesContact(answer, NAMES)).toBe(false);
});

test('another id replaces an id as a value and as a field, and not within a text', () => {
  const answer = { contact: ID, at: 1, content: { text: `See ${ID}`, votes: { [ID]: ['1'], me: [] } }, error: null };

  expect(withOtherId(answer, ID, OTHER)).toEqual({
    ...answer,
    contact: OTHER,
    content: { text: `See ${ID}`, votes: { [OTHER]: ['1'], me: [] } },
  });
});
