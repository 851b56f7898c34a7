import type { DemoClient, World } from '../world/start-world.ts';

/**
 * Options for a test world that sends its mails to a real mail server. The world looks for new jobs every half second,
 * which is the shortest interval that the job library allows.
 */
export const WITH_MAIL = { mail: true, pollSeconds: 0.5 } as const;

/**
 * Options for a test world that looks for new jobs only once an hour. Tests use them when they check the recorded
 * events and not the mails.
 */
export const AT_REST = { pollSeconds: 3_600 } as const;

/** Returns the bakery's numbers that are running. Only such a number can be shared. */
export const numbersOf = ({ bakery }: World): DemoClient['channels'] =>
  bakery.channels.filter(({ status }) => status === 'running');
