import { expect } from 'vitest';

const PATIENCE_MS = 20_000;

/** Expects what will be true as soon as everybody on a busy machine has had his turn. */
export const eventually = <T>(look: () => T | Promise<T>, timeout = PATIENCE_MS) => expect.poll(look, { timeout });
