import { hygienePage, hygieneQuery } from '@chatelaine/shared/schema';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { listHygiene } from './list-hygiene.ts';

export const hygieneRouter = router({
  list: procedureFor('read')
    .input(hygieneQuery)
    .output(hygienePage)
    .query(({ ctx, input }) => listHygiene(ctx.work, ctx.actor, input)),
});
