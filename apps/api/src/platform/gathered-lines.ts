import { write, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

const GATHERED_MS = 20;
/** The pause in milliseconds before the next try to write lines that could not be written. */
const AGAIN_MS = 100;
/** The highest number of tries to write the last lines when the process ends and the reader is slow. */
const LAST_TRIES = 10;
/** The highest number of characters that wait for a full disk or a slow reader. Later lines are lost. */
const MOST_WAITING = 16 * 1024 * 1024;

/** The place to which lines are written. Tests replace it. */
export interface Output {
  write(bytes: Buffer, done: (error: NodeJS.ErrnoException | null, written: number) => void): void;
  writeSync(bytes: Buffer): number;
}

/**
 * Makes a destination for log lines that writes all lines of 20 ms together to standard output. Another thread writes
 * the lines, so a slow reader does not delay a call. The lines are collected because passing one write to that thread
 * costs more than making a line. When the process ends, the remaining lines are written immediately.
 *
 * While the disk is full or the reader is slow, lines wait in memory, up to a limit. Lines above the limit are lost,
 * and a later line in the output says how many. Waiting lines never keep the process from ending. When nobody reads
 * standard output any more, all lines are dropped.
 */
export function gatheredLines(output: Output = STDOUT, most = MOST_WAITING): DestinationStream {
  const lines = new GatheredLines(output, most);
  process.once('exit', () => lines.writeLast());
  return lines;
}

const STDOUT: Output = {
  write: (bytes, done) => write(1, bytes, done),
  writeSync: (bytes) => writeSync(1, bytes),
};

class GatheredLines implements DestinationStream {
  readonly #output: Output;
  readonly #most: number;
  #lines: string[] = [];
  #waiting = 0;
  #lost = 0;
  /** The bytes that are being written, or that could not be written yet. */
  #rest: Buffer = NOTHING;
  #isWriting = false;
  #hasReader = true;

  constructor(output: Output, most: number) {
    this.#output = output;
    this.#most = most;
  }

  write(line: string): void {
    if (!this.#hasReader) return;
    if (this.#waiting + line.length > this.#most) {
      this.#lost += 1;
      return;
    }
    this.#waiting += line.length;
    if (this.#lines.push(line) === 1 && this.#rest.length === 0) this.#sendIn(GATHERED_MS);
  }

  /**
   * Writes the remaining lines, in this thread. While the reader is slow, this method tries again, for about one
   * second. Any other error ends the attempt immediately, because, for example, a disk that is full stays full.
   */
  writeLast(): void {
    // When a write has begun, another thread still writes its bytes while this process ends. So this method writes only
    // the later lines in that case.
    let left = this.#isWriting ? this.#take() : Buffer.concat([this.#rest, this.#take()]);
    for (let tries = 0; left.length > 0 && this.#hasReader && tries < LAST_TRIES; ) {
      try {
        left = left.subarray(this.#output.writeSync(left));
      } catch (error) {
        if (!isBusy(error)) return;
        tries += 1;
        Atomics.wait(SLEEP, 0, 0, AGAIN_MS);
      }
    }
  }

  #sendIn(ms: number): void {
    setTimeout(() => this.#send(), ms).unref();
  }

  #send(): void {
    if (this.#rest.length === 0) this.#rest = this.#take();
    this.#isWriting = true;
    this.#output.write(this.#rest, (error, written) => {
      this.#isWriting = false;
      if (error !== null) return this.#fail(error);
      this.#rest = this.#rest.subarray(written);
      if (this.#rest.length > 0) this.#send();
      else if (this.#lines.length > 0) this.#sendIn(GATHERED_MS);
    });
  }

  #fail(error: NodeJS.ErrnoException): void {
    if (error.code !== 'EPIPE') return void this.#sendIn(AGAIN_MS);
    this.#hasReader = false;
    this.#lines = [];
    this.#rest = NOTHING;
  }

  #take(): Buffer {
    if (this.#lost > 0) this.#lines.push(lostLine(this.#lost));
    const text = this.#lines.join('');
    this.#lines = [];
    this.#waiting = 0;
    this.#lost = 0;
    return Buffer.from(text);
  }
}

const NOTHING = Buffer.alloc(0);
const SLEEP = new Int32Array(new SharedArrayBuffer(4));

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EAGAIN';

// The line has the form of pino's lines of the level `error`.
const lostLine = (lost: number): string =>
  `${JSON.stringify({ level: 50, time: new Date().toISOString(), lost, msg: 'log lines were lost, because they could not be written in time' })}\n`;
