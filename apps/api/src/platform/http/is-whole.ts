import type { IncomingMessage } from 'node:http';

/**
 * Whether a whole request has arrived, its body included. Node emits a request while it still reads the chunk that
 * holds the request's head; the body may be in the same chunk. This function waits for the end of that chunk and no
 * longer.
 */
export async function isWhole(req: IncomingMessage): Promise<boolean> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  return req.complete;
}
