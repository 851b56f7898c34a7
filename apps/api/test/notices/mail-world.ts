import type { DemoClient, World } from '../world/start-world.ts';

/**
 * Options for a world that sends its mails to a real mail server. The world looks for background work twice a second,
 * which is as often as the library can.
 */
export const WITH_MAIL = { mail: true, pollSeconds: 0.5 } as const;

/**
 * Options for a world that looks for background work only once an hour, for tests that check the recorded events and
 * not the mails.
 */
export const AT_REST = { pollSeconds: 3_600 } as const;

/** Returns the bakery's numbers that may be shared. */
export const numbersOf = ({ bakery }: World): DemoClient['channels'] =>
  bakery.channels.filter(({ status }) => status === 'running');
