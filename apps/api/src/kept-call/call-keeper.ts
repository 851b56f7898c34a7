import type { CallOutcome } from '@chatelaine/shared';
import type { Pool } from 'pg';
import type { Clock } from '../platform/clock.ts';
import { chance, randomBase62 } from '../platform/id.ts';
import type { Logger } from '../platform/log.ts';
import type { AnsweredCall } from './answered-call.ts';
import { type MisplacedCall, MisplacedCalls } from './misplaced-calls.ts';
import { WaitingCalls } from './waiting-calls.ts';
import { batchOf, type CallBatch, writeCalls } from './write-calls.ts';

/** Keeps calls in memory and writes them together, so that a call causes no write of its own. */
export interface CallKeeper {
  /** Whether a call with this outcome is kept: every refused call, and an accepted call when chance chooses it. */
  wants(outcome: CallOutcome): boolean;
  keep(call: AnsweredCall): void;
  /** Keeps a call with a key in the wrong header, if the next write finds that the key is known. */
  keepMisplaced(call: MisplacedCall): void;
  /** Writes the calls. Never throws, because calls that could not be written wait for the next write. */
  flush(): Promise<void>;
  /** Writes the remaining calls. Call this method after the last answer and before the pool is closed. */
  stop(): Promise<void>;
}

/** The dependencies of {@link startCallKeeper}. `sample` is the share of accepted calls that are kept, from 0 to 1. */
export interface CallKeeping {
  pool: Pool;
  clock: Clock;
  log: Logger;
  sample: number;
}

const FLUSH_MS = 5_000;
const MOST_CALLS = 20_000;
const MOST_MISPLACED = 500;

/**
 * Starts a keeper. It writes its calls every five seconds, and once more at a clean stop. A crash loses at most the
 * calls of the last five seconds.
 *
 * While the database cannot be written, the calls stay in memory. At 20,000 calls (about 6 MB), further calls are only
 * counted, and the log says how many such calls there were.
 */
export function startCallKeeper({ pool, clock, log, sample }: CallKeeping): CallKeeper {
  const waiting = new WaitingCalls(MOST_CALLS);
  const misplaced = new MisplacedCalls(MOST_MISPLACED);
  const writeWaiting = writerOf(waiting, { pool, clock, log });
  const keepAt = (call: AnsweredCall, at: Date) => {
    if (!waiting.add(call, at)) unkept++;
  };
  const write = async () => {
    await misplaced.resolve(pool, keepAt).catch((error: unknown) => {
      log.warn({ reason: reasonOf(error) }, 'the keys of calls with a wrong header could not be looked up; they wait');
    });
    return writeWaiting();
  };
  let unkept = 0;
  let writing: Promise<boolean> = Promise.resolve(true);

  const flush = () => {
    if (unkept > 0) log.warn({ calls: unkept }, 'calls were not kept: too many wait to be written');
    unkept = 0;
    writing = writing.then(write);
    return writing;
  };
  const timer = setInterval(() => void flush(), FLUSH_MS).unref();

  return {
    wants: (outcome) => outcome !== 'ok' || (sample > 0 && chance() < sample),
    keep: (call) => keepAt(call, clock.now()),
    keepMisplaced: (call) => misplaced.add(call, clock.now()),
    flush: async () => void (await flush()),
    async stop() {
      clearInterval(timer);
      if (!(await flush())) log.warn({ calls: waiting.size }, 'kept calls are lost: the database was away at the stop');
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

const BATCH = 1_000;

/** Makes the function that writes the present calls, batch by batch. It returns whether all of them were written. */
function writerOf(waiting: WaitingCalls, { pool, clock, log }: Omit<CallKeeping, 'sample'>) {
  const writer = randomBase62(22);
  let unwritten: CallBatch | null = null;
  let batches = 0;

  return async (): Promise<boolean> => {
    // The rounds are bounded, because calls that arrive during this loop might otherwise keep it running for ever.
    for (let rounds = MOST_CALLS / BATCH + 1; rounds > 0; rounds--) {
      if (unwritten === null && waiting.isEmpty) return true;
      unwritten ??= batchOf(writer, ++batches, waiting.take(BATCH));
      try {
        await writeCalls(pool, unwritten, clock.now());
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'kept calls could not be written; they wait in memory');
        return false;
      }
      unwritten = null;
    }
    return true;
  };
}
