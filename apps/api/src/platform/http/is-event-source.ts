import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from an `EventSource`. It connects again when its connection is lost, but any status other
 * than 200 ends it for ever. So the server closes the connection without an answer when it would tell others to try
 * again later.
 */
export const isEventSource = ({ headers }: IncomingMessage): boolean => headers.accept === 'text/event-stream';
