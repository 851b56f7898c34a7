import { type DestinationStream, destination as destinationOf } from 'pino';

const GATHERED_MS = 20;

/**
 * Standard output, with lines that come soon after each other written together: a write goes through another thread, so
 * that a reader who is slow holds no call, and costs more than the line. At the end of the process the rest is written at
 * once.
 */
export function gatheredLines(): DestinationStream {
  const stream = destinationOf({ dest: 1, sync: false });
  let lines: string[] = [];
  const write = () => {
    if (lines.length > 0) stream.write(lines.join(''));
    lines = [];
  };
  process.once('exit', () => {
    write();
    stream.flushSync();
  });
  return {
    write(line) {
      if (lines.push(line) === 1) setTimeout(write, GATHERED_MS).unref();
    },
  };
}
