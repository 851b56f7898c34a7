/** What is sent for an event, or why nothing is sent for it any more. */
export type Body = { text: string } | { end: 'contact_erased' | 'event_gone' };
