import type { DemoClient, World } from '../world/start-world.ts';

/** Mail goes to a real mail server, and a notice is waited for no longer than the library of jobs demands. */
export const WITH_MAIL = { mail: true, pollSeconds: 0.5 } as const;

/** Nothing is done in the background after the first look for work: for tests of what is said, not of who is told. */
export const AT_REST = { pollSeconds: 3_600 } as const;

/** The bakery's numbers that may be shared. */
export const numbersOf = ({ bakery }: World): DemoClient['channels'] =>
  bakery.channels.filter(({ status }) => status === 'running');
