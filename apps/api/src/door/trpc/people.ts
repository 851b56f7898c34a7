import {
  accountPerson,
  accountPersonPage,
  byId,
  changeRoleInput,
  handedOver,
  inviteInput,
  peopleQuery,
  removedAccountPerson,
} from '@chatelaine/shared/schema';
import { changeRole, handOver, inviteToAccount, listAccountPeople, removeFromAccount } from '../../person/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

// Everybody in an account sees who else can act in it. Only owners change that. A person who gets more rights needs a
// one-time code of the owner. A removal needs none, because nothing may delay a removal.
export const peopleRouter = router({
  list: procedureFor('people_list')
    .input(peopleQuery)
    .output(accountPersonPage)
    .query(({ ctx, input }) => listAccountPeople(ctx.work, ctx.actor, input)),
  invite: changeFor('people', { code: 'needed' })
    .input(inviteInput)
    .output(accountPerson)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => inviteToAccount(ctx.desk().deps, work, ctx.actor, { ...input, confirm })),
    ),
  changeRole: changeFor('people', { code: 'needed' })
    .input(changeRoleInput)
    .output(accountPerson)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => changeRole(work, ctx.actor, { ...input, confirm })),
    ),
  remove: changeFor('people')
    .input(byId)
    .output(removedAccountPerson)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => removeFromAccount(work, ctx.actor, input.id))),
  handOver: changeFor('people', { code: 'needed' })
    .input(byId)
    .output(handedOver)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => handOver(work, ctx.actor, { ...input, confirm })),
    ),
});
