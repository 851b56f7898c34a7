import { expect, test } from 'vitest';
import { readContact } from './read-person.ts';

const nameIn = (name: unknown) => readContact({ wa_id: '12025550150', profile: { name } }).profileName;

test.each([
  ['Ada', 'Ada'],
  ['Zoë 👩‍👩‍👧', 'Zoë 👩‍👩‍👧'],
  ['<script>', '<script>'],
  ['Ada\u202egnp.exe', 'Adagnp.exe'],
  ['\u2067Ada\r\n\u2069', 'Ada'],
  ['\u200b\u3164\u2800 ', undefined],
  ['', undefined],
  ['x'.repeat(1_001), undefined],
  [7, '7'],
])('the profile name %j is read as %j', (name, read) => {
  expect(nameIn(name)).toBe(read);
});
