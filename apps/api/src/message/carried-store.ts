import { setTimeout as pause } from 'node:timers/promises';
import { type CarriedLimits, CarriedLines } from './carried-lines.ts';
import { type CarriedMessage, readCarried } from './read-carried.ts';
import { type Writing, writerOf } from './write-carried.ts';

/** Stores the messages of the messaging door. Messages that wait are stored together, so a message costs no commit. */
export interface CarriedStore {
  /**
   * Stores a message. The promise ends when the message is committed. When the database does not answer, the promise ends
   * after about a second, and the message is stored later: the upstream has it already, so the caller needs the answer.
   */
  store(message: CarriedMessage): Promise<void>;
  /**
   * Stores the messages that still wait. When that is not possible at once, it is tried again for about five seconds.
   * Call this after the last answer and before the database is closed.
   */
  stop(): Promise<void>;
}

/** The dependencies of {@link startCarriedStore}. */
export interface CarriedStoring extends Writing {
  /** The longest time that a message keeps its caller waiting. */
  longestWaitMs?: number;
  limits?: CarriedLimits;
}

const LONGEST_WAIT_MS = 1_000;
/** How often a stop tries again, twice in each longest wait. A locked row is often free again after some seconds. */
const LAST_TRIES = 10;

/**
 * Starts the store. While one batch is written, the next one gathers. A batch that fails is tried again twice a second.
 * A message that cannot be stored for a reason of its own is left out and logged. Above the limits, further messages are
 * not stored, and the log says how many.
 *
 * The messages of all clients wait in one line. A client whose rows are locked by a long transaction gets a line of its
 * own until its messages are stored, so it delays no other client.
 */
export function startCarriedStore({
  beginWork,
  log,
  longestWaitMs = LONGEST_WAIT_MS,
  limits,
}: CarriedStoring): CarriedStore {
  const lines = new CarriedLines(limits);
  const { writeAll, writeApart, isAway } = loopsOf(lines, { beginWork, log });
  let unstored = 0;
  // One timer serves all messages, because a timer for each message would cost more than its storing.
  const timer = setInterval(() => {
    if (unstored > 0) log.error({ messages: unstored }, 'carried messages are not stored: too many wait');
    unstored = 0;
    lines.tellOlderThan(performance.now() - longestWaitMs);
    void writeAll();
    void writeApart();
  }, longestWaitMs / 2).unref();

  return {
    store(carried) {
      const message = readCarried(carried);
      const { promise, resolve } = Promise.withResolvers<void>();
      const added = lines.add({ message, since: performance.now(), tell: resolve });
      if (added === 'full') {
        unstored++;
        return Promise.resolve();
      }
      // While the database is away, only the timer tries again.
      if (added === 'all' && !isAway()) void writeAll();
      return promise;
    },
    async stop() {
      clearInterval(timer);
      for (let tries = 0; tries === 0 || (lines.total.messages > 0 && tries <= LAST_TRIES); tries++) {
        if (tries > 0) await pause(longestWaitMs / 2);
        await writeAll();
        await writeApart();
      }
      const { messages } = lines.total;
      if (messages > 0) log.error({ messages }, 'carried messages are lost: they could not be stored before the stop');
      lines.tellOlderThan(Number.POSITIVE_INFINITY);
    },
  };
}

/** Makes the loops that write the line of all, and the lines of single clients. */
function loopsOf(lines: CarriedLines, { beginWork, log }: Writing) {
  const write = writerOf({ beginWork, log });
  let isAway = false;

  const writeAll = once(async () => {
    for (let batch = lines.all.first(); batch.length > 0; batch = lines.all.first()) {
      const { done, blocked, ...written } = await write(batch);
      isAway = written.isAway;
      lines.all.end(done);
      for (const clientId of blocked) {
        log.warn(
          { clientId },
          'carried messages of a client could not be stored: a row is locked; they wait in memory',
        );
        lines.part(clientId);
      }
      if (isAway) return;
    }
  });
  const writeApart = once(async () => {
    for (const [clientId, line] of lines.apart()) {
      for (let batch = line.first(); batch.length > 0; batch = line.first()) {
        const { done } = await write(batch);
        line.end(done);
        if (done.length === 0) break;
      }
      if (line.isEmpty) log.info({ clientId }, 'the carried messages of a client are stored again');
    }
  });
  return { writeAll, writeApart, isAway: () => isAway };
}

/**
 * Makes a function that runs once at a time. A call while it runs makes it run again afterwards, because the run may
 * have looked for the last time already.
 */
function once(run: () => Promise<void>): () => Promise<void> {
  let [isAsked, running]: [boolean, Promise<void> | null] = [false, null];
  const runWhileAsked = async () => {
    while (isAsked) {
      isAsked = false;
      await run();
    }
    running = null;
  };
  return () => {
    isAsked = true;
    running ??= runWhileAsked();
    return running;
  };
}
