import { Chatelaine } from '@chatelaine/sdk';
import { inject } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import { createLog } from '../../src/platform/log.ts';
import { startServer } from '../../src/server.ts';
import { copyWorld } from '../database.ts';
import { type FakeClock, fakeClock } from '../fake-clock.ts';
import { signInAt } from '../person-browser.ts';
import { testConfig } from '../test-config.ts';

/** A server with a clock of its own, a partner, and a client whose first number may be shared. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

export async function openStage(clock: FakeClock = fakeClock()) {
  const { partner, clients } = inject('demo');
  const client = clients[0];
  const channelId = client?.channels[0]?.id;
  if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
  const server = await startServer(testConfig({ databaseUrl: await copyWorld() }), { clock, log: createLog('silent') });
  const { baseUrl, house, stop } = server;
  const chatelaine = new Chatelaine({ baseUrl, partnerKey: partner.partnerKey, maxRetries: 0 });
  const owner = await signInAt(baseUrl, client.user);
  const share = async (channelIds: string[]) => owner.share((await chatelaine.onboarding.start()).url, channelIds);
  /** Calls a procedure as the client's owner, from our own page. */
  const asOwner = (procedure: string, input: unknown) => owner.post(`/trpc/${procedure}`, input);
  const send = async (secret: string) => {
    const body = JSON.stringify({
      messaging_product: 'whatsapp',
      to: '447700900999',
      type: 'text',
      text: { body: 'hi' },
    });
    const answer = await fetch(`${baseUrl}/messages`, { method: 'POST', headers: { 'd360-api-key': secret }, body });
    return answer.headers.get('x-refusal') ?? answer.status;
  };
  const admin = (...argv: string[]) => runAdmin(house, argv);
  const told = { partnerId: partner.id, partnerKey: partner.partnerKey, client, channelId };
  return { baseUrl, clock, chatelaine, ...told, share, asOwner, send, admin, [Symbol.asyncDispose]: stop };
}
