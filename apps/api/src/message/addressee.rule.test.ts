import { expect, test } from 'vitest';
import { readReceiver } from './addressee.rule.ts';

const ID = 'b'.repeat(22);

test.each<[to: string, kind: string]>([
  [`chat_${ID}`, 'chat'],
  [`con_${ID}`, 'contact'],
  ['+44 (7700) 900-123', 'phone'],
  ['US.13491208655302741918', 'user_id'],
  ['US.ENT.13491208655302741918', 'parent_user_id'],
  ['120363012345678901@g.us', 'group'],
  ['Y2FwaV9ncm91cDoxMjM0NTY3ODkw', 'group'],
  ['nobody', 'unreadable'],
  // These are long enough for the id of a group.
  [`con_${ID}x`, 'unreadable'],
  [`msg_${ID}`, 'unreadable'],
  [`key_${ID}`, 'unreadable'],
  [`wa_${'b'.repeat(38)}`, 'unreadable'],
  [`wac_${'b'.repeat(38)}`, 'unreadable'],
  [`wt_${'b'.repeat(38)}`, 'unreadable'],
])('%s is read as %s', (to, kind) => {
  expect(readReceiver(to).kind).toBe(kind);
});
