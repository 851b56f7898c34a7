import { expect, test } from 'vitest';
import * as z from 'zod';
import './input-sentence.ts';

const shape = z.strictObject({
  name: z.string().min(2).max(4),
  isOn: z.boolean(),
  scope: z.enum(['send', 'read']),
  only: z.literal('one'),
  limit: z.int().min(1).max(200),
  ids: z.array(z.string()).min(1).max(2),
  at: z.iso.datetime(),
  word: z.string().regex(/^a/),
  url: z.url({ protocol: /^https?$/ }),
  pairs: z.record(z.string().regex(/^a/, 'A name begins with a.'), z.string()),
  own: z.string().refine(() => false, 'A sentence of its own.'),
});
const RIGHT = { name: 'abc', isOn: true, scope: 'send', only: 'one', limit: 5, ids: ['x'], at: '2027-01-31T00:00:00Z' };

test.each([
  ['name', undefined, 'This is required.'],
  ['name', 7, 'Must be text.'],
  ['name', 'a', 'Must have at least 2 characters.'],
  ['name', 'abcde', 'Must have at most 4 characters.'],
  ['isOn', 'marker4711', 'Must be true or false.'],
  ['scope', 'marker4711', 'Must be one of send, read.'],
  ['only', 'marker4711', 'Must be one.'],
  ['limit', 0, 'Must be at least 1.'],
  ['limit', 201, 'Must be at most 200.'],
  ['limit', 1.5, 'Must be a whole number.'],
  ['ids', 'x', 'Must be a list.'],
  ['ids', [], 'Must have at least 1 entry.'],
  ['ids', ['x', 'y', 'z'], 'Must have at most 2 entries.'],
  ['at', 'marker4711', 'Must be an instant in ISO 8601, e.g. 2027-01-31T00:00:00Z.'],
  ['word', 'marker4711', 'Must be written differently.'],
  ['url', 'marker4711', 'Must be a whole http or https URL, e.g. https://app.example/webhooks.'],
  ['url', 'ftp://marker4711/', 'Must be a whole http or https URL, e.g. https://app.example/webhooks.'],
  ['pairs', 'marker4711', 'Must be an object.'],
  ['own', 'x', 'A sentence of its own.'],
  ['colour', 'red', 'There is no field "colour".'],
])('%s: %j is answered "%s"', (name, value, sentence) => {
  const { error } = shape.safeParse({ ...RIGHT, [name]: value });
  const said = error?.issues.find(({ path }) => path.join('.') === (name in shape.shape ? name : ''))?.message;

  expect(said).toBe(sentence);
  expect(said).not.toContain('marker4711');
});

test('a name that a record cannot have is answered with the sentence about such names', () => {
  const { error } = shape.safeParse({ ...RIGHT, pairs: { marker4711: 'x' } });

  expect(error?.issues).toContainEqual(expect.objectContaining({ message: 'A name begins with a.' }));
});

test.each([{}, { type: 'marker4711' }])(
  'a union names the values of the field that chooses its shape, for %j',
  (value) => {
    const union = z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text') }),
      z.strictObject({ type: z.literal('poll') }),
    ]);

    expect(union.safeParse(value).error?.issues).toMatchObject([
      { path: ['type'], message: 'Must be one of text, poll.' },
    ]);
  },
);
