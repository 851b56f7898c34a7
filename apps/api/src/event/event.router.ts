import { eventPage, eventQuery } from '@chatelaine/shared/schema';
import { procedureFor, router } from '../platform/rpc/rpc.ts';
import { listEvents } from './list-events.ts';

export const eventRouter = router({
  list: procedureFor('read')
    .input(eventQuery)
    .output(eventPage)
    .query(({ ctx, input }) => listEvents(ctx.work, ctx.actor, input)),
});
