import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { call } from '../world/answer.ts';

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

test.each(['/rejects', '/throws-later'])(
  'what nobody caught is answered 500 and logged as a bug: %s',
  async (route) => {
    const { url, printed } = await startFaulty();
    const other = call(`${url}/waits`);

    const answer = await call(url + route);

    expect(answer.status).toBe(500);
    expect(answer.refusal).toBe('internal');
    expect(answer.body).toMatchObject({ code: 'internal', requestId: answer.headers.get('x-request-id') });
    expect(answer.text).not.toContain('defect');
    expect((await other).text).toBe('here');
    expect(printed()).toContain(`"requestId":"${answer.headers.get('x-request-id')}"`);
    expect(printed()).toMatch(/"msg":"a bug"/);
  },
);

test('an answer that has begun is cut, one that is whole stays whole, and the others go on', async () => {
  const { url } = await startFaulty();
  const other = call(`${url}/waits`);

  await expect(call(`${url}/throws-while-answering`)).rejects.toThrow();
  expect((await call(`${url}/throws-after`)).text).toBe('whole');

  expect((await other).text).toBe('here');
  expect(child?.exitCode).toBeNull();
});

test('control: without it one defect ends the process and everybody in it', async () => {
  const { url } = await startFaulty('plain');
  const ended = once(child as ChildProcess, 'exit');

  // The test waits for both calls together. If it waited for one call after the other, the call that fails first would
  // be an unhandled rejection.
  const [other, defect] = await Promise.allSettled([call(`${url}/waits`), call(`${url}/rejects`)]);

  expect([other.status, defect.status]).toEqual(['rejected', 'rejected']);
  expect(await ended).toEqual([1, null]);
});

async function startFaulty(...args: string[]) {
  const file = path.join(import.meta.dirname, 'support/faulty-server.ts');
  const started = fork(file, args, { execArgv: [], stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
  child = started;
  let text = '';
  started.stdout?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [port] = await once(started, 'message');
  return { url: `http://127.0.0.1:${port}`, printed: () => text };
}
