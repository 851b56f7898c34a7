// The checks before and after an answer on the consent screen, at every place where the answer can be read.
import { randomUUID } from 'node:crypto';
import type { PermissionRequest } from '@chatelaine/sdk';
import type { Receipt } from '@chatelaine/shared';
import { expectSame, expectSameIds, expectThat, NotAsTold } from './expect.ts';
import type { Stage } from './stage.ts';

/** A client's decision, and the numbers that are Shared after the decision. */
export interface Decision {
  granted: string[];
  withdrawn: string[];
  shared: string[];
}

/** Starts a permission request, as the partner's site does for a visitor. */
export async function startRequest({ partner, returnUrl }: Stage): Promise<PermissionRequest> {
  const wanted = { redirectUrl: returnUrl, state: randomUUID() };
  const request = await partner.onboarding.start(wanted);
  const { status, redirectUrl, state, clientId, shared, id, url } = request;
  const started = { status, redirectUrl, state, clientId, shared };
  expectSame('the request', started, { status: 'open', ...wanted, clientId: null, shared: [] });
  const { pathname, searchParams } = new URL(url);
  expectSame(
    'its address',
    { pathname, request: searchParams.get('request') },
    { pathname: '/permission', request: id },
  );
  return request;
}

/**
 * Opens the consent screen. The screen must ask this client for this partner, and show the client's numbers with their
 * permissions.
 */
export async function expectQuestion(
  stage: Stage,
  request: PermissionRequest,
  shared: readonly string[],
): Promise<void> {
  const { demo, browser, client, granted, never, returnUrl } = stage;
  const question = await browser.question(request.url);
  if (question.step !== 'choose')
    throw new NotAsTold(`the screen should ask to choose, but it asks "${question.step}"`);
  const { requestId, partner, returnHost, person, client: asked, channels } = question;
  expectSame(
    'the screen',
    { requestId, partner: partner.name, returnHost, email: person.email, client: asked.id },
    {
      requestId: request.id,
      partner: demo.partner.name,
      returnHost: new URL(returnUrl).host,
      email: client.user.email,
      client: client.id,
    },
  );
  for (const { id, phoneNumber } of [...granted, never]) {
    const row = channels.find((channel) => channel.id === id);
    const wanted = { phoneNumber, permission: shared.includes(id) ? 'shared' : 'missing' };
    expectSame(
      `the line of ${phoneNumber}`,
      row && { phoneNumber: row.phoneNumber, permission: row.permission },
      wanted,
    );
  }
}

/** Checks that the receipt has exactly the numbers of the decision. */
export function expectReceipt({ demo }: Stage, receipt: Receipt, decided: Decision): void {
  expectSame('the receipt', [receipt.status, receipt.partner.name], ['granted', demo.partner.name]);
  expectSameIds('the granted numbers of the receipt', receipt.granted, decided.granted);
  expectSameIds('the withdrawn numbers of the receipt', receipt.withdrawn, decided.withdrawn);
  expectSameIds('the shared numbers of the receipt', receipt.shared, decided.shared);
}

/** Checks that the browser returns to the partner's address with this answer to this request, and with nothing else. */
export function expectReturn(
  { client, returnUrl }: Stage,
  request: PermissionRequest,
  { redirectTo }: Receipt,
  decided: Decision,
): void {
  const to = new URL(redirectTo);
  const brought = Object.fromEntries(to.searchParams);
  expectSame('the way back', to.origin + to.pathname, returnUrl);
  const { channels = '', revoked = '[]', ...rest } = brought;
  expectSame('what the browser brings', rest, { client: client.id, state: request.state, request: request.id });
  expectSameIds('its channels', idsIn(channels), decided.shared);
  expectSameIds('its revoked', idsIn(revoked), decided.withdrawn);
}

/** Checks the answer and the Shared numbers through the partner's backend, which asks the server itself. */
export async function expectConfirmed(stage: Stage, request: PermissionRequest, decided: Decision): Promise<void> {
  const { partner, client, granted, never } = stage;
  const { status, state, clientId, answeredAt, ...answer } = await partner.onboarding.get(request.id);
  expectSame(
    'the answer',
    { status, state, clientId },
    { status: 'granted', state: request.state, clientId: client.id },
  );
  expectThat('the answer should have its time', answeredAt !== null, answeredAt);
  expectSameIds('the granted numbers of the answer', answer.granted, decided.granted);
  expectSameIds('the withdrawn numbers of the answer', answer.withdrawn, decided.withdrawn);
  expectSameIds('the shared numbers of the answer', answer.shared, decided.shared);

  const ids = [...granted, never].map(({ id }) => id);
  const checked = await partner.permissions.check({ channelIds: ids });
  expectSameIds('the numbers that are Shared', checked.shared, decided.shared);
  expectSameIds(
    'the numbers that are Missing',
    checked.missing,
    ids.filter((id) => !decided.shared.includes(id)),
  );
  expectSame('the numbers that are unknown', checked.unknown, []);

  const listed = await partner.channels.list({ clientId: client.id, permission: 'shared' }).toArray({ limit: 200 });
  const lines = listed.map(({ id, phoneNumber, permission }) => `${id} ${phoneNumber} ${permission}`);
  const shared = granted.filter(({ id }) => decided.shared.includes(id));
  expectSameIds(
    'the list of shared numbers',
    lines,
    shared.map(({ id, phoneNumber }) => `${id} ${phoneNumber} shared`),
  );
}

/**
 * Reads a list such as `[a,b]`, as the connect button does. Any other text is returned unchanged, so that an error
 * shows it.
 */
function idsIn(list: string): string[] | string {
  const inner = /^\[(.*)\]$/.exec(list)?.[1];
  if (inner === undefined) return list;
  return inner === '' ? [] : inner.split(',');
}
