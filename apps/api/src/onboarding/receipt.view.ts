import { type Receipt, returnAddress } from '@chatelaine/shared';
import type { Partner } from '../partner/index.ts';
import { viewConsentPartner } from './consent-partner.view.ts';
import type { PermissionRequestRow } from './permission-request.entity.ts';

/** Shows the saved answer, and the URL that the browser opens next. */
export function viewReceipt(request: PermissionRequestRow, partner: Partner): Receipt {
  const { id, redirectUrl, stateEcho = null, clientId, granted, withdrawn, shared, grantsUntil = null } = request;
  const status = request.answer === 'granted' ? 'granted' : 'denied';
  const answer = status === 'granted' && clientId != null ? { clientId, shared, withdrawn } : 'denied';
  const redirectTo = returnAddress({ redirectUrl, requestId: id, stateEcho, answer });
  const returnHost = new URL(redirectUrl).host;
  return {
    status,
    partner: viewConsentPartner(partner),
    granted: [...granted],
    withdrawn: [...withdrawn],
    shared: [...shared],
    expiresAt: grantsUntil?.toISOString() ?? null,
    redirectTo,
    returnHost,
  };
}
