import type { IncomingMessage } from 'node:http';

/**
 * Whether a whole request has arrived, including its body. Node emits a request while it still reads the chunk with the
 * request's headers, and the body may be in the same chunk. This function waits until that chunk is read, and no
 * longer.
 */
export async function isWhole(req: IncomingMessage): Promise<boolean> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  return req.complete;
}
