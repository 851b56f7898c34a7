import { expect } from 'vitest';

/** Expects what will be true as soon as everybody on a busy machine has had his turn. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });
