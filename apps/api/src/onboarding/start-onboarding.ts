import { type Actor, type PermissionRequest, type StartOnboarding, viewPermissionRequest } from '@chatelaine/shared';
import { getOwnPartner } from '../partner/index.ts';
import { transaction, type Work } from '../platform/work.ts';
import { openRequest } from './open-request.ts';
import { redirectTarget, requireRedirectUrl } from './redirect-target.ts';

/** Makes a permission request. The result has the URL to which the partner sends its client's browser. */
export async function startOnboarding(work: Work, actor: Actor, input: StartOnboarding): Promise<PermissionRequest> {
  const partner = await getOwnPartner(work, actor);
  const { state = null, number = null } = input;
  requireRedirectUrl(work, partner, input.redirectUrl);
  const asked = {
    partnerId: partner.id,
    redirectUrl: redirectTarget(work, partner, input.redirectUrl ?? null),
    number,
    state,
    stateEcho: state === null ? null : encodeURIComponent(state),
  };
  const row = await transaction(work, async (tx) => openRequest(tx, actor, asked));
  const request = viewPermissionRequest(row, work.services.baseUrl, work.now);
  return input.locale === undefined ? request : { ...request, url: `${request.url}&lang=${input.locale}` };
}
