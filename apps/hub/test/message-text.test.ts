import { expect, test } from 'vitest';
import { messageText } from '../src/client/messages/message-text.ts';

test('a poll is told by its question, which may end with a question mark, and its options', () => {
  const content = { name: 'Bread or cake?', options: ['Bread', 'Cake'] };

  expect(messageText({ type: 'poll', content, revokedAt: null })).toBe('Poll: Bread or cake? – Bread, Cake');
});
