import type { Actor, ChannelId } from '@chatelaine/shared';
import { byId, numberSession, numberSessionPage, numberSessionQuery } from '@chatelaine/shared/schema';
import { listSessions, showSession } from '../../message/index.ts';
import type { Work } from '../../platform/work.ts';
import { restartSession, setSessionStatus } from '../../session-event/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

type SetStatus = (work: Work, actor: Actor, id: ChannelId) => Promise<void>;

const changing = (run: SetStatus) =>
  changeFor('sessions_manage')
    .input(byId)
    .output(numberSession)
    .mutation(({ ctx, input: { id } }) =>
      ctx.change({ id }, async (work) => {
        await run(work, ctx.actor, id);
        return showSession(work, ctx.actor, id);
      }),
    );

export const sessionRouter = router({
  list: procedureFor('sessions_read')
    .input(numberSessionQuery)
    .output(numberSessionPage)
    .query(({ ctx, input }) => listSessions(ctx.work, ctx.actor, input)),
  get: procedureFor('sessions_read')
    .input(byId)
    .output(numberSession)
    .query(({ ctx, input }) => showSession(ctx.work, ctx.actor, input.id)),
  start: changing((work, actor, id) => setSessionStatus(work, actor, id, 'running')),
  stop: changing((work, actor, id) => setSessionStatus(work, actor, id, 'stopped')),
  restart: changing(restartSession),
});
