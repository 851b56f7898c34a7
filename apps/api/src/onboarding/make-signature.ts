import type { Actor, OnboardingSignature } from '@chatelaine/shared';
import { getOwnPartner, openPlatformSecret } from '../partner/index.ts';
import type { Work } from '../platform/work.ts';
import { signLink } from './io-signature.ts';

/** Signs a link for the connect button. The platform secret is never sent to the caller. */
export async function makeSignature(work: Work, actor: Actor): Promise<OnboardingSignature> {
  const partner = await getOwnPartner(work, actor);
  const seconds = String(Math.floor(work.now.getTime() / 1000));
  return { io_signature: signLink(openPlatformSecret(work, partner), partner.id, seconds), io_timestamp: seconds };
}
