import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';

type Handler = (request: object, response: object) => Promise<void>;

const README = readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8');
// `import` stands at the top of each; what is imported is given here.
const EXAMPLES = Array.from(README.matchAll(/^```ts\n(?:import .*\n)+([\s\S]*?)^```/gm), ([, code = '']) => code);
const GIVEN = ['Chatelaine', 'express', 'vault', 'accountOf', 'page'];

const warned = vi.spyOn(console, 'warn').mockReturnValue();
beforeEach(() => warned.mockClear());
afterAll(() => warned.mockRestore());

/** The README's backend, with its session in memory, beside a Chatelaine that grants one number to whoever asks. */
async function startRecipe() {
  const code = EXAMPLES.filter((one) => /^(async )?function (takeAnswer|sessionOf)\(/m.test(one)).join('\n');
  const { code: script } = await transformWithOxc(code, 'recipe.ts');
  const routes: Record<string, Handler> = {};
  const route = (at: string, ...handlers: Handler[]) => Object.assign(routes, { [at]: handlers.at(-1) });
  const states: string[] = [];
  const stored = new Map<string, string>();
  const answer = { status: 'granted', clientId: 'aCL', granted: ['aCH'], withdrawn: [], shared: ['aCH'] };
  const asResult = async () => ({ ok: true, data: { secret: 'wac_1' } });
  class Chatelaine {
    onboarding = {
      start: async ({ state }: { state: string }) => ({ id: `req_${states.push(state)}`, url: 'https://keys.example' }),
      get: async () => answer,
    };
    channelKeys = { create: () => ({ asResult }) };
  }
  const vault = {
    has: async (id: string) => stored.has(id),
    delete: async (id: string) => stored.delete(id),
    store: async (id: string, secret: string) => stored.set(id, secret),
  };
  const express = Object.assign(() => ({ get: route, post: route }), { json: () => null });
  const accountOf = () => ({ setNumbers: async () => {} });
  new Function(...GIVEN, script)(Chatelaine, express, vault, accountOf, '');

  const response = { json() {}, send() {}, sendStatus() {} };
  const call = (at: string, request: object) => routes[at]?.({ query: {}, ...request }, response);
  return {
    stored,
    async ask(cookie: string) {
      await call('/connect/start', { headers: { cookie } });
      return states.at(-1) ?? '';
    },
    done: (cookie: string | undefined, state?: string) =>
      call('/connect/done', { headers: { cookie }, body: { state } }),
    returned: (cookie: string | undefined, state?: string) =>
      call('/connected', { headers: { cookie }, query: { request: 'req_1', state } }),
  };
}

test('both ways bring the answer, one of them takes it, and the log has no line of it', async () => {
  const recipe = await startRecipe();
  const together = await recipe.ask('sid=a');
  await Promise.all([recipe.done('sid=a', together), recipe.returned('sid=a', together)]);
  const inTurn = await recipe.ask('sid=a');
  await recipe.returned('sid=a', inTurn);
  await recipe.done('sid=a', inTurn);

  expect(recipe.stored).toEqual(new Map([['aCH', 'wac_1']]));
  expect(warned).not.toHaveBeenCalled();
});

test.each([
  ['no cookie', undefined, (state: string) => state, 'no session cookie came along'],
  ["another's session", 'sid=b', (state: string) => state, 'this session did not ask with its state, or long ago'],
  ['a state that nobody asked with', 'sid=a', () => 'x', 'this session did not ask with its state, or long ago'],
  ['no state', 'sid=a', () => undefined, 'no state came back: start the request with one'],
])('%s is told apart, and nothing is taken', async (_, cookie, stateOf, why) => {
  const recipe = await startRecipe();
  const state = await recipe.ask('sid=a');

  await recipe.returned(cookie, stateOf(state));

  expect(warned.mock.calls).toEqual([[`An answer was not taken: ${why}`]]);
  expect(recipe.stored.size).toBe(0);
});

test("who comes with a state that another session's answer has used up is told apart too", async () => {
  const recipe = await startRecipe();
  const state = await recipe.ask('sid=a');
  await recipe.returned('sid=a', state);

  await recipe.done('sid=b', state);

  expect(warned).toHaveBeenCalledOnce();
});
