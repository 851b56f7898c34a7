import type { Actor, KeyKind } from '@chatelaine/shared';
import { inject, vi } from 'vitest';
import { fakeClock } from '../../fake-clock.ts';

/** A module of the product in whose place something else stands: what would be if its check were missing. */
export interface Mutant {
  name: string;
  module: string;
  exports: Record<string, unknown>;
}

/** One house with its own database and clock, and the use cases that act on keys. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Opens a stage with the product as it is, or with one module replaced. */
export async function openStage(mutant?: Mutant) {
  vi.resetModules();
  if (mutant !== undefined) {
    vi.doMock(mutant.module, async (original) => ({ ...(await original<object>()), ...mutant.exports }));
  }
  const cases = await importCases();
  if (mutant !== undefined) vi.doUnmock(mutant.module);
  const clock = fakeClock();
  const house = await cases.openTestHouse({ clock });
  const { partner, clients } = inject('demo');
  const client = clients[0];
  const channelId = client?.channels[0]?.id;
  if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
  const work = () => house.beginWork();
  const owners = ownersOf(partner.id, client.id);
  let names = 0;
  return {
    house,
    clock,
    cases,
    work,
    owners,
    member: { ...owners.partner, role: 'member' } as Actor,
    newName: () => `Key ${++names}`,
    useOnce: async (id: string) => {
      const limits = { perMinute: 50, perMonth: 50 };
      await cases.takeCall(house.pool, id, limits, clock.now());
    },
    create(kind: KeyKind, input: object): Promise<{ id: string }> {
      const { overlap: _, ...others } = input as { overlap?: unknown };
      const confirm = cases.unconfirmed;
      if (kind === 'channel') return cases.createChannelKey(work(), owners.channel, { ...input, channelId } as never);
      if (kind === 'partner')
        return cases.createPartnerKey(work(), owners.partner, { ...others, partnerId: partner.id, confirm } as never);
      const scopes = { scopes: ['read'], ...others };
      return cases.createOrganizationKey(work(), owners.organization, { ...scopes, clientId: client.id } as never);
    },
    /** What is refused is refused; anything else that is thrown is a defect. */
    async refusedOrDone<T>(run: () => Promise<T>): Promise<T | null> {
      try {
        return await run();
      } catch (thrown) {
        if (thrown instanceof cases.Refusal) return null;
        throw thrown;
      }
    },
    [Symbol.asyncDispose]: () => house.close(),
  };
}

function ownersOf(partnerId: string, clientId: string) {
  const id = 'usr_0000000000000000000000';
  const partner = { kind: 'person', id, account: { type: 'partner', id: partnerId }, role: 'owner' } as const;
  const client = { kind: 'person', id, account: { type: 'client', id: clientId }, role: 'owner' } as const;
  return { partner, channel: client, organization: client } satisfies Record<KeyKind, Actor>;
}

async function importCases() {
  const { Refusal } = await import('../../../src/platform/refusal.ts');
  return {
    Refusal,
    ...(await import('../../open-test-house.ts')),
    ...(await import('../../../src/api-key/create-channel-key.ts')),
    ...(await import('../../../src/api-key/create-partner-key.ts')),
    ...(await import('../../../src/api-key/create-organization-key.ts')),
    ...(await import('../../../src/api-key/edit-key.ts')),
    ...(await import('../../../src/api-key/rotate-key.ts')),
    ...(await import('../../../src/api-key/end-overlap.ts')),
    ...(await import('../../../src/api-key/revoke-key.ts')),
    ...(await import('../../../src/platform/confirm.ts')),
    ...(await import('../../../src/usage/index.ts')),
    noCode: async () => {
      throw new Refusal('code_required', 'no code');
    },
  };
}
