import { hygienePage, hygieneQuery } from '@chatelaine/shared/schema';
import { listHygiene } from '../../report/index.ts';
import { procedureFor, router } from './procedure.ts';

export const hygieneRouter = router({
  list: procedureFor('read')
    .input(hygieneQuery)
    .output(hygienePage)
    .query(({ ctx, input }) => listHygiene(ctx.work, ctx.actor, input)),
});
