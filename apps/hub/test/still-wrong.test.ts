import { expect, test } from 'vitest';
import { stillWrong } from '../src/parts/still-wrong.rule.ts';

test('a refusal is about the value that was sent, so the problem of a field goes when its value changes', () => {
  const sent = { url: 'http://10.0.0.1/', name: 'Till', events: null as string[] | null };
  const problems = { url: 'This URL leads into a private network.', name: 'This name is taken.' };

  expect(stillWrong(problems, sent, sent)).toEqual(problems);
  expect(stillWrong(problems, { ...sent, url: 'https://shop.example/' }, sent)).toEqual({ name: problems.name });
  expect(stillWrong(problems, { ...sent, events: ['call'] }, sent)).toEqual(problems);
});
