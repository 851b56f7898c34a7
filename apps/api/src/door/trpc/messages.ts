import {
  byId,
  chat,
  chatPage,
  chatQuery,
  markedChat,
  messageDetails,
  messagePage,
  messageQuery,
} from '@chatelaine/shared/schema';
import { listChats, listMessages, markOwnChatRead, showChat, showMessageDetails } from '../../message/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const chatRouter = router({
  list: procedureFor('messages_read')
    .input(chatQuery)
    .output(chatPage)
    .query(({ ctx, input: { name: q, ...asked } }) => listChats(ctx.work, ctx.actor, { ...asked, q })),
  get: procedureFor('messages_read')
    .input(byId)
    .output(chat)
    .query(({ ctx, input }) => showChat(ctx.work, ctx.actor, input.id)),
  markRead: changeFor('messages')
    .input(byId)
    .output(markedChat)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => markOwnChatRead(work, ctx.actor, input.id))),
});

export const messageRouter = router({
  list: procedureFor('messages_read')
    .input(messageQuery)
    .output(messagePage)
    .query(({ ctx, input }) => listMessages(ctx.work, ctx.actor, input)),
  get: procedureFor('messages_read')
    .input(byId)
    .output(messageDetails)
    .query(({ ctx, input }) => showMessageDetails(ctx.work, ctx.actor, input.id)),
});
