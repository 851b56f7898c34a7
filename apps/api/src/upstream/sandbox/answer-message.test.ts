import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerMessage, newWamid } from './answer-message.ts';

const row = { id: 'r', title: 'Row' };
const section = (size: number) => ({ title: 'Section', rows: Array(size).fill(row) });
const button = { type: 'reply', reply: { id: 'b', title: 'Yes' } };
const contact = { name: { formatted_name: 'Barbara J. Johnson' } };
const secret = 'customer’s words';
const action = "interactive['action']";
const firstRow = `${action}['sections'][0]['rows'][0]`;

const answer = (body: unknown) => answerMessage(body, { requestId: 'req_1', newMessageId: () => 'wamid.1' });
const send = (members: object) => answer({ messaging_product: 'whatsapp', to: '+16505551234', ...members });
const media = (type: string, member: object) => ({ type, [type]: member });
const interactive = (type: string, action: object, more: object = {}) =>
  media('interactive', { type, body: { text: 'Pick one' }, action, ...more });
const buttons = (list: unknown[], more?: object) => interactive('button', { buttons: list }, more);
const list = (...sections: object[]) => interactive('list', { button: 'Open', sections });
const link = (display_text: string) =>
  interactive('cta_url', { name: 'cta_url', parameters: { display_text, url: 'https://a.test' } });
const refusal = (details: unknown) => {
  const error_data = { messaging_product: 'whatsapp', details };
  const error = { message: expect.stringMatching(/^\(#100\) \w/), type: 'OAuthException', code: 100, error_data };
  return { status: 400, body: { error: { ...error, fbtrace_id: 'req_1' } } };
};

test.each([
  ['a text that names no type', { text: { body: 'Hi', preview_url: true } }],
  ['a text with an unknown key', { type: 'text', text: { body: 'Hi', tone: 'kind' }, category: 'utility' }],
  ['a reply', { text: { body: 'Hi' }, context: { message_id: 'wamid.0' }, biz_opaque_callback_data: 'o1' }],
  ['an image by id', media('image', { id: '1479537139650973', caption: 'Aloe' })],
  ['an audio as a voice note', media('audio', { id: '1', voice: true })],
  ['a video by link', media('video', { link: 'https://example.com/v.mp4' })],
  ['a document', media('document', { link: 'http://example.com/a.pdf', filename: 'a.pdf' })],
  ['a sticker', media('sticker', { id: '798882015472548' })],
  ['a location, in texts or numbers', media('location', { latitude: '37.44', longitude: -122.16 })],
  ['a contact', { type: 'contacts', contacts: Array(257).fill(contact) }],
  ['three buttons', buttons([button, button, button], { header: media('image', { id: '1' }) })],
  ['a list of ten rows', list(section(5), section(5))],
  ['a link', link('Go')],
  ['a flow', interactive('flow', { name: 'flow', parameters: { flow_message_version: '3', flow_cta: 'Book' } })],
  ['a product', interactive('product', { catalog_id: '1', product_retailer_id: '2' }, { body: undefined })],
  ['a location request', interactive('location_request_message', { name: 'send_location' })],
  ['a template', media('template', { name: 'hello_world', language: { code: 'en_US' } })],
  ['a reaction', media('reaction', { message_id: 'wamid.0', emoji: '😀' })],
  ['a reaction taken back', media('reaction', { message_id: 'wamid.0', emoji: '' })],
])('sends %s', (_, members) => {
  const contacts = [{ input: '+16505551234', wa_id: '16505551234' }];
  const body = { messaging_product: 'whatsapp', contacts, messages: [{ id: 'wamid.1' }] };
  expect(send(members)).toEqual({ status: 200, body });
});

test.each([
  ['Meta’s written form', { to: '+1 (650) 555-1234' }, { input: '+1 (650) 555-1234', wa_id: '16505551234' }],
  ['a group', { to: 'Y2FwaV9n', recipient_type: 'group' }, { input: 'Y2FwaV9n', wa_id: 'Y2FwaV9n' }],
  ['a user id', { to: undefined, recipient: 'US.134' }, { input: 'US.134', user_id: 'US.134' }],
  ['a number before a user id', { recipient: 'US.134' }, { input: '+16505551234', wa_id: '16505551234' }],
])('names the contact for %s', (_, members, contact) => {
  expect(send({ text: { body: 'Hi' }, ...members })).toMatchObject({ status: 200, body: { contacts: [contact] } });
});

test.each([{}, { typing_indicator: { type: 'text' } }])('takes a read receipt with %j', (more) => {
  const receipt = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.0', ...more };
  expect(answer(receipt)).toEqual({ status: 200, body: { success: true } });
});

test.each([
  ['messaging_product', { messaging_product: undefined, text: { body: secret } }],
  ['to', { to: undefined, text: { body: secret } }],
  ['to', { to: '', recipient: 'US.134', recipient_type: 'group', text: { body: secret } }],
  ['image', { type: 'image' }],
  ["text['body']", { text: { body: '' } }],
  ["context['message_id']", { text: { body: secret }, context: {} }],
  ["location['longitude']", media('location', { latitude: 1 })],
  ["contacts[0]['name']['formatted_name']", { type: 'contacts', contacts: [{ name: {} }] }],
  ["interactive['body']", buttons([button], { body: undefined })],
  [`${action}['parameters']`, interactive('cta_url', { name: 'cta_url' })],
  [`${action}['product_retailer_id']`, interactive('product', { catalog_id: '1' })],
  ["template['language']", media('template', { name: 'hello_world' })],
  ["reaction['message_id']", media('reaction', { emoji: '😀' })],
  ['message_id', { status: 'read' }],
])('asks for a missing %s', (parameter, members) => {
  expect(send(members)).toEqual(refusal(`The parameter ${parameter} is required.`));
});

test.each([
  ['messaging_product must be one of {whatsapp}', { messaging_product: 'sms', text: { body: secret } }],
  ['recipient_type must be one of {individual, group}', { recipient_type: secret, text: { body: secret } }],
  ['to must be a phone number with its country code', { to: secret, text: { body: secret } }],
  ['to must be a string', { to: 16505551234, text: { body: secret } }],
  ['recipient must be a business-scoped user id', { recipient: secret, text: { body: secret } }],
  [/^Param type must be one of \{text, image, .*, reaction\}\.$/, { type: secret, text: { body: secret } }],
  ['image does not fit type text', { text: { body: secret }, image: { id: '1' } }],
  ['text must be a JSON object', { text: secret }],
  ['image must have an id or a link', media('image', { caption: secret })],
  ['image must have an id or a link, not both', media('image', { id: '1', link: 'https://example.com' })],
  ["video['link'] must be an http or https URL", media('video', { link: `ftp://${secret}` })],
  ["audio['caption'] is an unexpected key", media('audio', { id: '1', caption: secret })],
  ["location['latitude'] must be a number", media('location', { latitude: secret, longitude: 1 })],
  ['contacts must be non-empty', { type: 'contacts', contacts: [] }],
  ['contacts must be at most 257 elements long', { type: 'contacts', contacts: Array(258).fill(contact) }],
  [/^Param interactive\['type'\] must be one of \{button, list, /, interactive(secret, {})],
  [`${action}['buttons'] must be non-empty`, buttons([])],
  [`${action}['buttons'] must be at most 3 elements long`, buttons(Array(4).fill(button))],
  [`${action}['sections'] must be non-empty`, list()],
  [`${action}['sections'][0]['rows'] must be non-empty`, list(section(0))],
  [`${action}['sections'] must have at most 10 rows in all`, list(section(6), section(5))],
  [`${action}['sections'] must each have a title`, list(section(1), { rows: [row] })],
  ['status must be one of {read}', { status: 'delivered', message_id: secret }],
])('refuses with code 100: %s', (details, members) => {
  const answered = send(members);

  expect(answered).toEqual(refusal(typeof details === 'string' ? `Param ${details}.` : expect.stringMatching(details)));
  expect(JSON.stringify(answered)).not.toContain(secret);
});

test.each<[string, number, (words: string) => object]>([
  ["text['body']", 4096, (body) => ({ text: { body } })],
  ['biz_opaque_callback_data', 512, (words) => ({ text: { body: 'Hi' }, biz_opaque_callback_data: words })],
  ["image['caption']", 1024, (caption) => media('image', { id: '1', caption })],
  ["interactive['body']['text']", 1024, (text) => buttons([button], { body: { text } })],
  ["interactive['header']['text']", 60, (text) => buttons([button], { header: { type: 'text', text } })],
  ["interactive['footer']['text']", 60, (text) => buttons([button], { footer: { text } })],
  [`${action}['buttons'][0]['reply']['id']`, 256, (id) => buttons([{ ...button, reply: { id, title: 'Yes' } }])],
  [`${action}['buttons'][0]['reply']['title']`, 20, (title) => buttons([{ ...button, reply: { id: 'b', title } }])],
  [`${action}['button']`, 20, (words) => interactive('list', { button: words, sections: [section(1)] })],
  [`${action}['sections'][0]['title']`, 24, (title) => list({ title, rows: [row] })],
  [`${firstRow}['id']`, 200, (id) => list({ rows: [{ ...row, id }] })],
  [`${firstRow}['title']`, 24, (title) => list({ rows: [{ ...row, title }] })],
  [`${firstRow}['description']`, 72, (description) => list({ rows: [{ ...row, description }] })],
  [`${action}['parameters']['display_text']`, 20, (words) => link(words)],
])('takes %s of %i characters and not one more', (parameter, limit, members) => {
  expect(send(members('x'.repeat(limit)))).toMatchObject({ status: 200 });
  const details = `Param ${parameter} must be at most ${limit} characters long.`;
  expect(send(members('x'.repeat(limit + 1)))).toEqual(refusal(details));
});

test.each([[null], [undefined], [[]], [secret], [1]])('refuses %j as a body', (body) => {
  expect(answer(body)).toEqual(refusal('The request body must be a JSON object.'));
});

test('a new message id is wamid. and base64, and no two are the same', () => {
  const ids = Array.from({ length: 100 }, () => newWamid(randomBytes));

  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^wamid\.[A-Za-z0-9+/]{52}$/);
});
