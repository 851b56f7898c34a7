import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * The end of a client's events. A transaction that records events locks this row last, so the ids of the client's
 * events are in the order of the commits.
 */
export const FeedEntity = defineEntity({
  name: 'Feed',
  tableName: 'feed',
  properties: {
    clientId: p.string().primary().length(12),
    /** The id of the newest event. */
    lastId: p.string().length(30),
    /** The greatest id that was deleted for its age. Null: none. A reader can resume only after this id. */
    prunedId: p.string().length(30).nullable(),
  },
});

/** The number of events that each of a client's numbers has had. */
export const FeedSequenceEntity = defineEntity({
  name: 'FeedSequence',
  tableName: 'feed_sequence',
  properties: {
    channelId: p.string().primary().length(12),
    last: p.bigint('number'),
  },
});
