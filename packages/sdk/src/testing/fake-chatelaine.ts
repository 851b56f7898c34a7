import type { Optional } from '@chatelaine/shared';
import { Chatelaine } from '../chatelaine.ts';
import type { ChatelaineOptions } from '../options.ts';
import { fillStore, openWorld } from './open-world.ts';
import { serve } from './serve.ts';
import { BASE_URL, PARTNER_KEY } from './store.ts';
import type { FakeWorld, World } from './world.ts';

/** A {@link Chatelaine} that works in memory only, with a `world` to control it. */
export interface FakeChatelaine extends Chatelaine {
  /** The controls of the fake. With these controls a test makes clients act and calls fail. */
  readonly world: FakeWorld;
}

/** The {@link ChatelaineOptions} that you can set for a fake. The fake sets the other options itself. */
export type FakeOptions = Omit<ChatelaineOptions, 'baseUrl' | 'partnerKey' | 'fetch'>;

/**
 * Makes a fake `Chatelaine` for your tests. The fake needs no network or server, and refuses calls as a server does.
 *
 * The fake is the real `Chatelaine` class with its errors, lists, hooks and retries; only the server is in memory.
 * Failed attempts are not repeated unless you pass `maxRetries`, so that no test waits. Ids and secrets have the real
 * form. Their numbers count up from the same start in every fake, and no real server accepts them.
 *
 * A fake differs from the server: the calls of your partner key have no address and no limits, no account is ever
 * suspended, and nobody else changes anything.
 *
 * @throws {TypeError} where `document` exists, as the real `Chatelaine` does: run such tests in a Node environment.
 * @example
 * import { fakeChatelaine } from '@chatelaine/sdk/testing';
 *
 * const chatelaine = fakeChatelaine({ clients: [{ name: 'Harbour Bakery', channels: [{ name: 'Orders' }] }] });
 * const request = await chatelaine.onboarding.start({ state: 'abc' });
 * const [channel] = chatelaine.world.channels;
 *
 * const address = chatelaine.world.answer(request.id, { grant: channel ? [channel.id] : [] });
 * console.log(address); // https://app.example/whatsapp?client=…&channels=[…]&state=abc&request=…
 */
export function fakeChatelaine(world: Optional<World> = {}, options: FakeOptions = {}): FakeChatelaine {
  const store = fillStore(world);
  const fixed = { baseUrl: BASE_URL, partnerKey: PARTNER_KEY, fetch: serve(store) };
  const real = new Chatelaine({ maxRetries: 0, ...options, ...fixed });
  return Object.assign(real, { world: openWorld(store) });
}
