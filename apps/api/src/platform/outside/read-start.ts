import type { Dispatcher } from 'undici';

/** The number of bytes of an answer that are read. */
const BYTES = 4_096;
/** How long is waited for the body after the headers, in milliseconds. */
const WAIT_MS = 1_000;

/**
 * Reads the start of an answer's body. The rest is not read, and its connection is closed. A body that breaks off or is
 * slow makes no error: the status has arrived, and the body is only for the log.
 */
export async function readStart({ headers, body }: Dispatcher.ResponseData): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => body.destroy(), WAIT_MS);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, BYTES - size));
      size += chunk.length;
      // Leaving the loop closes the connection.
      if (size >= BYTES) break;
    }
  } catch {
    // The body broke off. What has arrived is enough.
  } finally {
    clearTimeout(timer);
  }
  return isCompressed(headers['content-encoding']) ? '' : textOf(Buffer.concat(chunks));
}

const isCompressed = (encoding: string | string[] | undefined): boolean =>
  encoding !== undefined && !/^(identity)?$/i.test(String(encoding).trim());

// A zero byte becomes a visible sign, because the database cannot store one in a text.
const textOf = (bytes: Buffer): string => new TextDecoder().decode(bytes).replaceAll('\0', '\ufffd');
