import type { MessageContent } from '@chatelaine/shared';

/** Adds a vote to the content of a poll. `voter` is the id of a contact, or `me` for the number itself. */
export const withVote = (content: MessageContent, voter: string, options: readonly string[]): MessageContent => ({
  ...content,
  votes: { ...(typeof content.votes === 'object' ? content.votes : {}), [voter]: options },
});
