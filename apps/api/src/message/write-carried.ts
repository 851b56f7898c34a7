import type { ClientId } from '@chatelaine/shared';
import { describeError } from '../platform/describe-error.ts';
import type { Logger } from '../platform/log.ts';
import { outageOf } from '../platform/outage.ts';
import { toRefusal } from '../platform/to-refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import type { Waiting } from './carried-line.ts';
import { storeBatch } from './store-carried.ts';

/** The dependencies of {@link writerOf}. */
export interface Writing {
  beginWork(): Work;
  log: Logger;
}

/** What became of a batch. */
export interface Written {
  /** The messages that need no further try: they are stored, or can never be stored. */
  done: readonly Waiting[];
  /** The clients of whom a row stayed locked. */
  blocked: readonly ClientId[];
  /** Whether the database did not answer, so that a further try must wait. */
  isAway: boolean;
}

/**
 * Makes the function that writes a batch in one transaction. When a row of some client is locked, the messages of each
 * client are written in a transaction of their own. When a message cannot be stored, each message is.
 */
export function writerOf({ beginWork, log }: Writing) {
  let isTroubled = false;
  const write = async (batch: readonly Waiting[]): Promise<Written> => {
    try {
      await transaction(beginWork(), (tx) =>
        storeBatch(
          tx,
          batch.map(({ message }) => message),
        ),
      );
      if (isTroubled) log.info({}, 'carried messages are stored again');
      isTroubled = false;
      return { done: batch, blocked: [], isAway: false };
    } catch (error) {
      const clients = Map.groupBy(batch, ({ message }) => message.clientId);
      if (isLocked(error)) {
        if (clients.size > 1) return writeParts([...clients.values()]);
        return { done: [], blocked: [...clients.keys()], isAway: false };
      }
      const { code } = toRefusal(error);
      if (code !== 'internal' && code !== 'invalid_input') {
        // One line for the whole of an outage.
        if (!isTroubled) log.warn(describeError(error), 'carried messages could not be stored; they wait in memory');
        isTroubled = true;
        return { done: [], blocked: [], isAway: true };
      }
      if (batch.length > 1) return writeParts(batch.map((each) => [each]));
      const requestId = batch[0]?.message.requestId;
      log.error({ requestId, ...describeError(error) }, 'a carried message is not stored');
      return { done: batch, blocked: [], isAway: false };
    }
  };
  const writeParts = async (parts: readonly (readonly Waiting[])[]): Promise<Written> => {
    const done: Waiting[] = [];
    const blocked = new Set<ClientId>();
    for (const part of parts) {
      // A later message of a blocked client must not be stored before an earlier one.
      if (part.some(({ message }) => blocked.has(message.clientId))) continue;
      const written = await write(part);
      done.push(...written.done);
      for (const clientId of written.blocked) blocked.add(clientId);
      if (written.isAway) return { done, blocked: [...blocked], isAway: true };
    }
    return { done, blocked: [...blocked], isAway: false };
  };
  return write;
}

// PostgreSQL's codes for a lock that was not free in time, and for two transactions that waited for each other.
const LOCKED: readonly unknown[] = ['55P03', '40P01'];

const isLocked = (error: unknown): boolean => LOCKED.includes(outageOf(error)?.code);
