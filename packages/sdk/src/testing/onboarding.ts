import {
  DEFAULT_REDIRECT_URL,
  type OnboardingSignature,
  type PermissionRequest,
  type PermissionRequestId,
  type StartOnboarding,
} from '@chatelaine/shared';
import { digitsOf } from './inputs.ts';
import { redirectTarget } from './redirect-url.ts';
import { Refused } from './refused.ts';
import type { RequestRow } from './rows.ts';
import { BASE_URL, PLATFORM_SECRET, type Store } from './store.ts';

const LIFE_MS = 15 * 60_000;

/** Makes a permission request of fifteen minutes. */
export function startOnboarding(store: Store, input: StartOnboarding): PermissionRequest {
  const row: RequestRow = {
    id: store.newId('request'),
    number: input.number === undefined ? null : digitsOf(input.number),
    redirectUrl: redirectTarget(store.settings, input.redirectUrl),
    state: input.state ?? null,
    expiresAt: new Date(store.now().getTime() + LIFE_MS),
    answeredAt: null,
    answer: null,
    clientId: null,
    granted: [],
    withdrawn: [],
    shared: [],
  };
  store.requests.push(row);
  store.record({ type: 'permission_request.opened', by: 'partner_key', subjectId: row.id });
  const request = viewRequest(store, row);
  return input.locale === undefined ? request : { ...request, url: `${request.url}&lang=${input.locale}` };
}

/** Gets a request with its answer. */
export function getRequest(store: Store, { id }: { id: PermissionRequestId }): PermissionRequest {
  const row = store.requests.find((each) => each.id === id);
  if (!row) throw new Refused('not_found');
  return viewRequest(store, row);
}

function viewRequest({ now }: Store, row: RequestRow): PermissionRequest {
  const { id, number, redirectUrl, state, expiresAt, answeredAt, answer, clientId } = row;
  return {
    id,
    url: `${BASE_URL}/permission?request=${id}`,
    status: answer ?? (expiresAt <= now() ? 'expired' : 'open'),
    number,
    redirectUrl,
    isDefaultRedirect: redirectUrl === DEFAULT_REDIRECT_URL,
    state,
    expiresAt: expiresAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    clientId,
    granted: [...row.granted],
    withdrawn: [...row.withdrawn],
    shared: [...row.shared],
  };
}

/** Signs a link: HMAC-SHA512 over partner and time, in hex. */
export async function signLink({ settings, now }: Store): Promise<OnboardingSignature> {
  const io_timestamp = String(Math.floor(now().getTime() / 1000));
  const encoder = new TextEncoder();
  const hmac = { name: 'HMAC', hash: 'SHA-512' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(PLATFORM_SECRET), hmac, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(`${settings.partnerId}|${io_timestamp}`));
  const hex = Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0'));
  return { io_signature: hex.join(''), io_timestamp };
}
