import { usageCsv, usageQuery, usageReport } from '@chatelaine/shared/schema';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { exportUsage } from './export-usage.ts';
import { queryUsage } from './query-usage.ts';

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
