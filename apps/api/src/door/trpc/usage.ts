import { usageCsv, usageQuery, usageReport } from '@chatelaine/shared/schema';
import { exportUsage, queryUsage } from '../../report/index.ts';
import { procedureFor, router } from './procedure.ts';

export const usageRouter = router({
  query: procedureFor('read')
    .input(usageQuery)
    .output(usageReport)
    .query(({ ctx, input }) => queryUsage(ctx.work, ctx.actor, input)),
  csv: procedureFor('read')
    .input(usageQuery)
    .output(usageCsv)
    .query(({ ctx, input }) => exportUsage(ctx.work, ctx.actor, input)),
});
