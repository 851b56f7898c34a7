import type { KeyKind } from '@chatelaine/shared';
import { inject, vi } from 'vitest';
import { fakeClock } from '../../world/clock.ts';
import { actorsOf } from './actors.ts';
import { RULES } from './model.ts';
import type { Mutant } from './mutants.ts';
import { readStates } from './read-states.ts';
import type { KeyAct, Stage, Wanted } from './stage.ts';

/** Opens services with their own database and clock, and the use cases that act on keys. */
export async function openDatabaseStage(): Promise<Stage & AsyncDisposable> {
  const cases = await importCases();
  const clock = fakeClock();
  const services = await cases.openTestServices({ clock });
  const { partnerId, clientId, channelId } = demoIds();
  const { owners, member } = actorsOf(partnerId, clientId);
  const work = () => services.beginWork();
  let names = 0;

  /**
   * Returns the result of `run`, or null when the product refuses the act. Any other thrown error is a defect and is
   * thrown again.
   */
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
    return cases.createOrganizationKey(now, owner, { ...input, clientId, confirm } as never);
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
      // This call of the gateway's counting creates the counters of the key, so that the test can check that no act
      // resets the counters.
      if (made !== null) await cases.takeCall(services.pool, made.id, { perMinute: 50, perMonth: 50 }, clock.now());
      return made?.id ?? null;
    },
    async act(kind, id, act) {
      await refusedOrDone(() => change(kind, id, act));
    },
    readStates: (ids) => readStates(services.pool, ids),
    [Symbol.asyncDispose]: () => services[Symbol.asyncDispose](),
  };
}

function demoIds() {
  const { partner, clients } = inject('demo');
  const client = clients[0];
  const channelId = client?.channels[0]?.id;
  if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
  return { partnerId: partner.id, clientId: client.id, channelId };
}

// The rules that a mutant replaces at this moment. The object is empty when no mutant runs.
let replaced: Mutant['exports'] = {};

/** Runs a function while a mutant replaces one rule. */
export async function withMutant<T>({ exports }: Mutant, run: () => Promise<T>): Promise<T> {
  replaced = exports;
  try {
    return await run();
  } finally {
    replaced = {};
  }
}

// The modules of the use cases are imported a second time, so that they call rules that a mutant can replace. All
// mutants share this import and its services, because new services for each mutant would take longer than the
// sequences.
let imported: ReturnType<typeof importAll> | undefined;

function importCases() {
  if (imported !== undefined) return imported;
  vi.resetModules();
  vi.doMock('@chatelaine/shared', async (original) => {
    const shared = Object.entries(await original<object>());
    return Object.fromEntries(shared.map(([name, value]) => [name, isRule(name) ? replaceable(name, value) : value]));
  });
  imported = importAll();
  return imported;
}

const isRule = (name: string): name is keyof typeof RULES => name in RULES;

const replaceable = (name: keyof typeof RULES, rule: unknown): unknown =>
  typeof rule !== 'function'
    ? rule
    : (...args: unknown[]) => Reflect.apply((replaced[name] ?? rule) as never, undefined, args);

async function importAll() {
  const { Refusal } = await import('../../../src/platform/refusal.ts');
  return {
    Refusal,
    ...(await import('../../world/open-test-services.ts')),
    ...(await import('../../../src/api-key/create-channel-key.ts')),
    ...(await import('../../../src/api-key/create-partner-key.ts')),
    ...(await import('../../../src/api-key/create-organization-key.ts')),
    ...(await import('../../../src/api-key/edit-key.ts')),
    ...(await import('../../../src/api-key/rotate-key.ts')),
    ...(await import('../../../src/api-key/end-overlap.ts')),
    ...(await import('../../../src/api-key/revoke-key.ts')),
    ...(await import('../../../src/call/confirm.ts')),
    ...(await import('../../../src/usage/index.ts')),
    noCode: async () => {
      throw new Refusal('code_required', 'no code');
    },
  };
}
