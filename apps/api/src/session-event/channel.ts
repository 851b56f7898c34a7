/**
 * The channel of PostgreSQL's notifications that says: a client has new events of numbers. The notification is the id
 * of the client. It only makes the servers read the events earlier than they would by themselves.
 */
export const FEED_CHANNEL = 'chatelaine_feed';
