/**
 * The channel of PostgreSQL's notifications that says: there are new events. A notification has no content. It only
 * makes the servers read the events earlier than they would by themselves.
 */
export const EVENTS_CHANNEL = 'chatelaine_events';
