import { setTimeout as wait } from 'node:timers/promises';

/** Waits, and ends the wait when the signal is aborted. Tests replace this function. */
export type Pass = (ms: number, until?: AbortSignal) => Promise<unknown>;

/** Waits in real time. */
export const pass: Pass = (ms, signal) => wait(ms, undefined, { signal }).catch(() => {});
