import { expect, test } from 'vitest';
import * as z from 'zod';
import { noConfirmation } from '../../call/confirm.ts';
import {
  changeFor,
  createCallerFactory,
  type ProcedureMeta,
  procedureFor,
  router,
  WITHOUT_BROWSER,
} from './procedure.ts';
import { appRouter } from './router.ts';

interface Procedure {
  _def: { type: string; meta?: ProcedureMeta };
}

/** Finds the mutations of a router that do not call `change` and give no reason for that. */
function unsafeChanges(procedures: Record<string, Procedure>): string[] {
  return Object.entries(procedures)
    .filter(([, { _def }]) => _def.type === 'mutation')
    .filter(([, { _def }]) => _def.meta?.change === undefined && _def.meta?.unrepeatable === undefined)
    .map(([name]) => name);
}

const proceduresOf = (of: { _def: { procedures: unknown } }) => of._def.procedures as Record<string, Procedure>;

test('every procedure that changes something goes through change, or says why it is not repeatable', () => {
  const procedures = proceduresOf(appRouter);
  const mutations = Object.values(procedures).filter(({ _def }) => _def.type === 'mutation');

  expect(mutations.length).toBeGreaterThan(20);
  expect(unsafeChanges(procedures)).toEqual([]);
});

test('only these say that they are not repeatable', () => {
  const procedures = Object.entries(proceduresOf(appRouter));
  const named = procedures.filter(([, { _def }]) => _def.meta?.unrepeatable !== undefined).map(([name]) => name);

  expect(named).toEqual([
    ...['authenticator.confirm', 'codes.request', 'contacts.export'],
    ...['passkeys.begin', 'passkeys.add', 'passkeys.rename', 'passkeys.remove'],
    ...['profile.update', 'profile.changePassword', 'profile.changeEmail'],
    ...['profile.showEmailChange', 'profile.confirmEmail'],
    ...['profile.endSession', 'profile.endOtherSessions'],
  ]);
});

test('control: a mutation that goes around is found, and one that only says that it goes through fails', async () => {
  const planted = router({
    around: procedureFor('read').mutation(() => 'changed'),
    pretends: changeFor('read')
      .output(z.string())
      .mutation(() => 'changed'),
  });
  const actor = { kind: 'operator', id: 'operator', account: null } as const;
  const call = createCallerFactory(planted)({
    work: { origin: { requestId: 'req_1' } } as never,
    identify: async () => actor,
    ...WITHOUT_BROWSER,
    confirm: noConfirmation,
    idempotencyKey: null,
  });

  expect(unsafeChanges(proceduresOf(planted))).toEqual(['around']);
  await expect(call.pretends()).rejects.toThrow('went around change');
});
