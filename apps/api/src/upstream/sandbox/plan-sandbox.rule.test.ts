import { expect, test } from 'vitest';
import { ANSWERING_NUMBER, planSandbox } from './plan-sandbox.rule.ts';

const MESSAGE = {
  channel: { id: '0000000000CH', phoneNumber: '+447700900101' },
  to: { phone: ANSWERING_NUMBER.slice(1) },
  type: 'text' as const,
  content: { text: 'Hello' },
  waMessageId: 'wamid.1',
};

test.each([0, 1, 400, 999])('%i ms after a full second, no report is told with a time in the future', (ms) => {
  const reports = planSandbox(MESSAGE, new Date(Date.UTC(2026, 10, 30, 12) + ms));

  const toldMs = (payload: object) => Number(/"timestamp":"(\d+)"/.exec(JSON.stringify(payload))?.[1]) * 1_000;
  const ages = reports.map(({ dueAt, payload }) => dueAt.getTime() - toldMs(payload));
  expect(ages).toHaveLength(3);
  for (const age of ages) expect(age >= 0 && age < 1_000, `${age} ms`).toBe(true);
});
