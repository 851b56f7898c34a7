import type { RetryPolicy } from '@chatelaine/shared';

const DAY_S = 86_400;
/** The waits between the attempts without a policy, in seconds: 5 s, 30 s, 2 m, 10 m, 1 h, 4 h, 10 h, 24 h. */
const WAITS_S = [5, 30, 120, 600, 3_600, 14_400, 36_000, DAY_S];
/** A wait is shorter or longer by at most this part of it, so that deliveries that failed together spread out. */
const JITTER = 0.2;

/** The number of all attempts of a delivery, with the first one. */
export const attemptsOf = (policy: RetryPolicy | null): number => policy?.attempts ?? WAITS_S.length + 1;

/**
 * Returns the wait after an attempt that failed, in milliseconds. Null when it was the last attempt.
 *
 * @param attempts the number of attempts so far, with this one.
 * @param chance a random number from 0 to 1, which shortens or lengthens the wait.
 */
export function retryWaitMs(attempts: number, policy: RetryPolicy | null, chance: number): number | null {
  if (attempts >= attemptsOf(policy)) return null;
  const jitter = 1 - JITTER + 2 * JITTER * chance;
  if (policy === null) return Math.round((WAITS_S[attempts - 1] ?? DAY_S) * jitter * 1_000);
  return Math.round(Math.min(DAY_S, waitOf(policy, attempts) * jitter) * 1_000);
}

function waitOf({ policy, delaySeconds }: RetryPolicy, attempts: number): number {
  if (policy === 'constant') return delaySeconds;
  if (policy === 'linear') return delaySeconds * attempts;
  return delaySeconds * 2 ** (attempts - 1);
}
