import { eventPage, eventQuery } from '@chatelaine/shared/schema';
import { listEvents } from '../../event/index.ts';
import { procedureFor, router } from './procedure.ts';

export const eventRouter = router({
  list: procedureFor('read')
    .input(eventQuery)
    .output(eventPage)
    .query(({ ctx, input }) => listEvents(ctx.work, ctx.actor, input)),
});
