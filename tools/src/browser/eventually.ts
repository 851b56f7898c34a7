import { expect } from 'vitest';

const PATIENCE_MS = 20_000;

/**
 * Expects a condition that becomes true after some time. The timeout is long, because a process on a busy machine may
 * wait long for its turn.
 */
export const eventually = <T>(look: () => T | Promise<T>, timeout = PATIENCE_MS) => expect.poll(look, { timeout });
