import type { IncomingMessage } from 'node:http';

/**
 * Whether all of a request has come, its body included. Node hands a request over in the middle of the piece that it
 * reads, before the body in the same piece: so this waits until the piece is read, and for nothing else.
 */
export async function isWhole(req: IncomingMessage): Promise<boolean> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  return req.complete;
}
