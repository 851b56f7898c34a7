import * as rules from '@chatelaine/shared';
import { byId, startOnboarding } from '@chatelaine/shared/schema';
import * as z from 'zod';
import { findOpenEpisode, grantChannel, withdrawChannel } from './permissions.ts';
import { change, query } from './procedure.ts';
import { found, Refused } from './refused.ts';
import { BASE_URL, PLATFORM_SECRET, type Store } from './store.ts';
import type { FakeAnswer } from './world.ts';

const LIFE_MS = 15 * 60_000;

/** The procedures of permission requests. */
export const onboarding = {
  start: change('permission_requests', startOnboarding, (store, input) => {
    const { redirectUrls } = store.settings;
    const problem = rules.redirectTargetProblem(input.redirectUrl, redirectUrls, true);
    if (problem) throw new Refused(problem.code, { issues: [{ path: 'redirectUrl', message: problem.message }] });
    const { number = null, state = null, redirectUrl = redirectUrls[0] ?? rules.DEFAULT_REDIRECT_URL } = input;
    const row: rules.KeptRequest = {
      ...{ id: store.newId('request'), number, redirectUrl, state },
      expiresAt: new Date(store.now().getTime() + LIFE_MS),
      ...{ answeredAt: null, answer: null, clientId: null },
      ...{ granted: [], withdrawn: [], shared: [] },
    };
    store.requests.push(row);
    store.record({ type: 'permission_request.opened', by: 'partner_key', subjectId: row.id });
    const request = rules.viewPermissionRequest(row, BASE_URL, store.now());
    return input.locale === undefined ? request : { ...request, url: `${request.url}&lang=${input.locale}` };
  }),
  get: query('permission_requests', byId, ({ requests, now }, { id }) =>
    rules.viewPermissionRequest(found(requests.find((row) => row.id === id)), BASE_URL, now()),
  ),
  signature: query('permission_requests', z.unknown(), signLink),
};

/** Signs a link to the consent page: HMAC-SHA512 over the partner's id and the time, in hex. */
async function signLink({ settings, now }: Store): Promise<rules.OnboardingSignature> {
  const io_timestamp = String(Math.floor(now().getTime() / 1000));
  const encoder = new TextEncoder();
  const hmac = { name: 'HMAC', hash: 'SHA-512' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(PLATFORM_SECRET), hmac, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(`${settings.partnerId}|${io_timestamp}`));
  const hex = Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0'));
  return { io_signature: hex.join(''), io_timestamp };
}

/**
 * Answers a permission request as the client would, and returns the address to which the browser would return. A second
 * answer to the request changes nothing, and returns the address of the first answer.
 */
export function answerRequest(store: Store, id: string, answer: FakeAnswer): string {
  const row = store.requests.find((each) => each.id === id);
  if (!row) throw new Error(`There is no permission request ${id} in this world.`);
  const status = rules.requestStatus(row, store.now());
  if (status === 'expired') throw new Error('This permission request has expired: nobody can answer it.');
  if (status === 'open') {
    if (answer !== 'denied') save(store, row, answer);
    else store.record({ type: 'permission_request.denied', by: 'client', subjectId: row.id });
    Object.assign(row, { answer: answer === 'denied' ? 'denied' : 'granted', answeredAt: store.now() });
  }
  const { clientId, shared, withdrawn, state, redirectUrl } = row;
  const stateEcho = state && encodeURIComponent(state);
  const given = row.answer === 'granted' && clientId !== null ? { clientId, shared, withdrawn } : 'denied';
  return rules.returnAddress({ redirectUrl, requestId: id, stateEcho, answer: given });
}

function save(store: Store, row: rules.KeptRequest, answer: Exclude<FakeAnswer, 'denied'>): void {
  const { grant = [], withdraw = [], expiresAt } = answer;
  if (grant.some((id) => withdraw.includes(id))) throw new Error('A number is either granted or withdrawn.');
  const before = store.channels.filter(({ id }) => findOpenEpisode(store, id));
  const named = [...grant, ...withdraw];
  const clientId = requireOneClient(store, named.length > 0 ? named : before.map(({ id }) => id));
  const shared = new Set(before.filter((channel) => channel.clientId === clientId).map(({ id }) => id));
  // The consent page lists each number once. On the page, a number that is Shared can only be kept or withdrawn.
  const granted = [...new Set(grant)].filter((id) => !shared.has(id));
  const withdrawn = [...new Set(withdraw)];
  for (const id of granted) grantChannel(store, id, expiresAt);
  for (const id of withdrawn) withdrawChannel(store, id);
  const kept = [...shared].filter((id) => !withdrawn.includes(id));
  Object.assign(row, { clientId, granted, withdrawn, shared: [...granted, ...kept] });
  const data = { granted: granted.length, withdrawn: withdrawn.length, shared: row.shared.length };
  store.record({ type: 'permission_request.granted', by: 'client', clientId, subjectId: row.id, data });
}

function requireOneClient(store: Store, ids: rules.ChannelId[]): string {
  const owners = new Set(ids.map((id) => store.channels.find((channel) => channel.id === id)?.clientId));
  const [clientId] = owners;
  if (!clientId || owners.size > 1)
    throw new Error('Answer with numbers of this world that belong to one client; with none while one client shares.');
  return clientId;
}
