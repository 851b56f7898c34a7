import * as z from 'zod';
import { getPerson, listPeople } from '../../person/index.ts';
import { procedureFor, router } from './procedure.ts';
export const profileRouter = router({
  get: procedureFor('own_codes')
    .output(z.any())
    .query(async ({ ctx }) => {
      const person = await getPerson(ctx.work, ctx.actor.id);
      const all = await listPeople(ctx.work);
      const me = all.find(({ id }) => id === person.id);
      return {
        ...person,
        locale: null,
        hasAuthenticator: false,
        isFresh: true,
        accounts: (me?.roles ?? []).map((r) => ({
          type: r.accountId.endsWith('PA') ? 'partner' : 'client',
          id: r.accountId,
          name: r.account,
          role: r.role,
          status: 'active',
        })),
      };
    }),
});
