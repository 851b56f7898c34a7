import {
  countedHourPage,
  countedHourQuery,
  foundCall,
  keptCallInput,
  keptCallPage,
  keptCallQuery,
} from '@chatelaine/shared/schema';
import { findCall, listCalls, listCountedHours } from '../../kept-call/index.ts';
import { procedureFor, router } from './procedure.ts';

export const callRouter = router({
  list: procedureFor('read')
    .input(keptCallQuery)
    .output(keptCallPage)
    .query(({ ctx, input }) => listCalls(ctx.work, ctx.actor, input)),
  get: procedureFor('read')
    .input(keptCallInput)
    .output(foundCall)
    .query(({ ctx, input }) => findCall(ctx.work, ctx.actor, input.requestId)),
  counted: procedureFor('read')
    .input(countedHourQuery)
    .output(countedHourPage)
    .query(({ ctx, input }) => listCountedHours(ctx.work, ctx.actor, input)),
});
