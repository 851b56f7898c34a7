import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { initTRPC, TRPCError } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { expect, test } from 'vitest';
import { connect } from './support/server.ts';
import { channel, PARTNER_KEY, settings } from './support/words.ts';

const trpc = initTRPC.context<{ key: string | undefined }>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { code: error.message, message: 'The client has not shared this number with you.', requestId: 'request-1' },
  }),
});
const pass = (input: unknown) => input;
const router = trpc.router({
  channels: trpc.router({
    get: trpc.procedure.input(pass).query(({ input }) => ({ ...channel, name: JSON.stringify(input) })),
  }),
  settings: trpc.router({
    get: trpc.procedure.query(({ ctx }) => ({ ...settings, name: ctx.key })),
    update: trpc.procedure.input(pass).mutation(({ input }) => ({ ...settings, name: JSON.stringify(input) })),
  }),
  channelKeys: trpc.router({
    create: trpc.procedure.input(pass).mutation(() => {
      throw new TRPCError({ code: 'FORBIDDEN', message: 'permission_missing' });
    }),
  }),
});

async function startTrpc(): Promise<AsyncDisposable & { url: string }> {
  const server = createHTTPServer({
    router,
    basePath: '/trpc/',
    createContext: ({ req }) => ({ key: req.headers['x-api-key']?.toString() }),
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('a real tRPC server understands a query, a query without input and a mutation', async () => {
  await using server = await startTrpc();
  const chatelaine = connect(server);

  const names = [
    (await chatelaine.channels.get('ä & ?=')).name,
    (await chatelaine.settings.get()).name,
    (await chatelaine.settings.update({ redirectUrls: ['https://ä.example'] })).name,
  ];

  expect(names).toEqual(['{"id":"ä & ?="}', PARTNER_KEY, '{"redirectUrls":["https://ä.example"]}']);
});

test("a real tRPC server's refusal is understood", async () => {
  await using server = await startTrpc();

  const call = connect(server).channelKeys.create({ channelId: channel.id, name: 'Prod server' });

  await expect(call).rejects.toMatchObject({ code: 'permission_missing', status: 403, requestId: 'request-1' });
});
