import type { KeyKind } from '@chatelaine/shared';
import { inject, vi } from 'vitest';
import { fakeClock } from '../../fake-clock.ts';
import { actorsOf } from './actors.ts';
import type { Mutant } from './mutants.ts';
import { readStates } from './read-states.ts';
import type { KeyAct, Stage, Wanted } from './stage.ts';

/** One house with its own database and clock, and the use cases that act on keys, or with one module replaced. */
export async function openDatabaseStage(mutant?: Mutant): Promise<Stage & AsyncDisposable> {
  const cases = await importCases(mutant);
  const clock = fakeClock();
  const house = await cases.openTestHouse({ clock });
  const { partnerId, clientId, channelId } = demoIds();
  const { owners, member } = actorsOf(partnerId, clientId);
  const work = () => house.beginWork();
  let names = 0;

  /** What is refused is refused; anything else that is thrown is a defect. */
  async function refusedOrDone<T>(run: () => Promise<T>): Promise<T | null> {
    try {
      return await run();
    } catch (thrown) {
      if (thrown instanceof cases.Refusal) return null;
      throw thrown;
    }
  }

  function make(kind: KeyKind, { asked, overlap, like }: Wanted): Promise<{ id: string }> {
    const input = { ...asked, name: `Key ${++names}`, ...(like !== null && { like }) };
    const confirm = cases.unconfirmed;
    const [owner, now] = [owners[kind], work()];
    if (kind === 'channel') return cases.createChannelKey(now, owner, { ...input, overlap, channelId } as never);
    if (kind === 'partner') return cases.createPartnerKey(now, owner, { ...input, partnerId, confirm } as never);
    return cases.createOrganizationKey(now, owner, { ...input, clientId } as never);
  }

  function change(kind: KeyKind, id: string, act: KeyAct): Promise<unknown> {
    const owner = owners[kind];
    if (act.do === 'revoke') return cases.revokeKey(work(), owner, kind, id);
    if (act.do === 'endOverlap') return cases.endOverlap(work(), owner, kind, id);
    const confirm = act.code ? cases.unconfirmed : cases.noCode;
    if (act.do === 'rotate')
      return cases.rotateKey(work(), owner, { kind, input: { id, overlap: act.overlap }, confirm });
    const actor = act.by === 'member' ? member : owner;
    return cases.editKey(work(), actor, { kind, input: { id, ...act.asked } as never, confirm });
  }

  return {
    now: () => clock.now(),
    pass: (ms) => clock.pass(ms),
    async create(kind, wanted) {
      const made = await refusedOrDone(() => make(kind, wanted));
      // So that it has counters, which nothing may set back.
      if (made !== null) await cases.takeCall(house.pool, made.id, { perMinute: 50, perMonth: 50 }, clock.now());
      return made?.id ?? null;
    },
    async act(kind, id, act) {
      await refusedOrDone(() => change(kind, id, act));
    },
    readStates: (ids) => readStates(house.pool, ids),
    [Symbol.asyncDispose]: () => house.close(),
  };
}

function demoIds() {
  const { partner, clients } = inject('demo');
  const client = clients[0];
  const channelId = client?.channels[0]?.id;
  if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
  return { partnerId: partner.id, clientId: client.id, channelId };
}

async function importCases(mutant?: Mutant) {
  if (mutant === undefined) return importAll();
  // All modules anew, so that they meet the mutant.
  vi.resetModules();
  vi.doMock(mutant.module, async (original) => ({ ...(await original<object>()), ...mutant.exports }));
  const cases = await importAll();
  vi.doUnmock(mutant.module);
  vi.resetModules();
  return cases;
}

async function importAll() {
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
