import { type DestinationStream, destination as destinationOf } from 'pino';

const GATHERED_MS = 20;

/**
 * Standard output that writes the lines of 20 ms together. Another thread writes, so a slow reader does not delay a call;
 * handing it one write costs more than making the line. When the process ends, the remaining lines are written at once.
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
