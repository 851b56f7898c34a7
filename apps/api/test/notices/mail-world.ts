import type { DemoClient, World } from '../world/start-world.ts';

/**
 * Mail goes to a real mail server. The server looks for background work twice a second, as often as the library can.
 */
export const WITH_MAIL = { mail: true, pollSeconds: 0.5 } as const;

/**
 * The server looks for background work once an hour. This is for tests of the recorded events, and not of the mails.
 */
export const AT_REST = { pollSeconds: 3_600 } as const;

/** Returns the bakery's numbers that may be shared. */
export const numbersOf = ({ bakery }: World): DemoClient['channels'] =>
  bakery.channels.filter(({ status }) => status === 'running');
