import { type DestinationStream, destination as destinationOf } from 'pino';

const GATHERED_MS = 20;

/**
 * Makes a destination for log lines that writes all lines of 20 ms together to standard output. Another thread writes
 * them, so a slow reader does not delay a call. Lines are collected because passing one write to that thread costs more
 * than making the line. When the process ends, the remaining lines are written immediately.
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
