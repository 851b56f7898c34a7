import { byId, chatelaineEvent, eventPage, eventQuery, eventWatchInput } from '@chatelaine/shared/schema';
import { tracked } from '@trpc/server';
import { listEvents, showEvent, type WatchedEvent } from '../../event/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { procedureFor, router } from './procedure.ts';

export const eventRouter = router({
  list: procedureFor('read')
    .input(eventQuery)
    .output(eventPage)
    .query(({ ctx, input }) => listEvents(ctx.work, ctx.actor, input)),
  /**
   * Streams new events as server-sent events. The first message has the data `null`, and the id from which to resume.
   * Each later message is an event with its id. A call that sends the last id as `last-event-id` or in its input gets
   * all events after it first.
   */
  watch: procedureFor('read')
    .input(eventWatchInput)
    .subscription(async ({ ctx, input, signal }) => {
      if (ctx.watch === undefined || signal === undefined) throw new Refusal('not_supported', 'a stream needs HTTP');
      return trackedEvents(await ctx.watch(input, signal));
    }),
  get: procedureFor('read')
    .input(byId)
    .output(chatelaineEvent)
    .query(({ ctx, input }) => showEvent(ctx.work, ctx.actor, input.id)),
});

async function* trackedEvents(watched: AsyncIterable<WatchedEvent>) {
  for await (const { id, event } of watched) yield tracked(id, event);
}
