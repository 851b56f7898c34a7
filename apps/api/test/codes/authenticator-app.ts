import type { AuthenticatorOffer, ConfirmedAuthenticator } from '@chatelaine/shared';
import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../../src/platform/clock.ts';
import { resultOf } from '../world/answer.ts';
import type { World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

/** Returns the six digits that the authenticator app shows at the time of this clock. */
export function shown(clock: Clock, { secret }: Pick<AuthenticatorOffer, 'secret'>): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: clock.now().getTime() });
}

/**
 * Begins the set-up of an authenticator app for a person. This needs a one-time code, which the server sends by mail.
 */
export async function beginApp({ code }: Pick<World, 'code'>, person: Visitor): Promise<AuthenticatorOffer> {
  const { header } = await code(person, 'authenticator.begin', {});
  return resultOf(await person.change('authenticator.begin', {}, { code: header }));
}

/**
 * Sets up an authenticator app for a person. Returns the server's offer with the secret of the app, together with the
 * server's last answer, which has the recovery codes.
 */
export async function setUpApp(
  world: Pick<World, 'code' | 'clock'>,
  person: Visitor,
): Promise<AuthenticatorOffer & ConfirmedAuthenticator> {
  const offer = await beginApp(world, person);
  const confirmed = await person.change('authenticator.confirm', { code: shown(world.clock, offer) });
  return { ...offer, ...resultOf<ConfirmedAuthenticator>(confirmed) };
}
