import type { DemoClient, World } from '../world/start-world.ts';

/**
 * A world sends its mails to a real mail server. It looks for background work twice a second, which is as often as the
 * library can.
 */
export const WITH_MAIL = { mail: true, pollSeconds: 0.5 } as const;

/**
 * A world looks for background work only once an hour. This is for tests of the recorded events, and not of the mails.
 */
export const AT_REST = { pollSeconds: 3_600 } as const;

/** Returns the bakery's numbers that may be shared. */
export const numbersOf = ({ bakery }: World): DemoClient['channels'] =>
  bakery.channels.filter(({ status }) => status === 'running');
