import type { DemoClient, World } from '../world/start-world.ts';

/** Mail goes to a real mail server. Background work is looked for twice a second, which is as often as the library can. */
export const WITH_MAIL = { mail: true, pollSeconds: 0.5 } as const;

/** Background work is looked for once an hour. For tests of which events are recorded, not of which mails are sent. */
export const AT_REST = { pollSeconds: 3_600 } as const;

/** The bakery's numbers that may be shared. */
export const numbersOf = ({ bakery }: World): DemoClient['channels'] =>
  bakery.channels.filter(({ status }) => status === 'running');
