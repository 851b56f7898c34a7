import type { ConnectEvents, ConnectOptions, OnEvent } from '@chatelaine/onboarding-widget';
import type { DialogConnectElement } from '@chatelaine/onboarding-widget/compat';
import type { ConnectElement } from '@chatelaine/onboarding-widget/element';
import type * as preact from '@chatelaine/onboarding-widget/preact';
import type * as react from '@chatelaine/onboarding-widget/react';
import { expect, test } from 'vitest';

// The compiler checks the types in this file. The tests show that the types match the values at run time.
const told: string[] = [];

const narrows: OnEvent = (name, detail) => {
  if (name === 'granted') told.push(name, ...detail.channelIds);
  else if (name === 'error') told.push(name, detail.code);
  // @ts-expect-error: a denied answer has no numbers.
  else if (name === 'denied') told.push(detail.channelIds);
};

/**
 * All places of the API that take a listener. In each place, a check of the event's name narrows the type of the
 * detail.
 */
export const everywhere: (ConnectOptions['onEvent'] | react.ConnectButtonProps['onEvent'])[] = [
  (name, detail) => name === 'granted' && detail.channelIds,
];
export const options: [Parameters<typeof react.useConnect>[0], Parameters<typeof preact.useConnect>[0]] = [
  { onEvent: (name, detail) => name === 'opened' && detail.via },
  { onEvent: (name, detail) => name === 'blocked' && detail.url },
];
export const props: preact.ConnectButtonProps = { onEvent: (name, detail) => name === 'error' && detail.code };
export function listen(button: ConnectElement, old: DialogConnectElement): void {
  button.onEvent = (name, detail) => name === 'granted' && detail.clientId;
  old.addEventListener('connect-callback', ({ detail }) => detail.channels.concat(detail.revokedChannels ?? []));
  document.addEventListener('connect-callback', ({ detail }) => detail.client);
  addEventListener('dialog-connect-callback', ({ detail }) => detail.channels);
  // @ts-expect-error: only the window gets this event.
  old.addEventListener('dialog-connect-callback', ({ detail }) => detail);
}

test('the name of an event narrows its detail', () => {
  narrows('granted', { clientId: 'aCL', channelIds: ['aCH'], withdrawnChannelIds: [], state: 's', via: 'message' });
  narrows('error', { code: 'url_failed', retryable: true });

  expect(told).toEqual(['granted', 'aCH', 'error', 'url_failed']);
});

test('a listener may hear the names alone, or nothing', () => {
  const names: OnEvent[] = [(name) => told.push(name.toUpperCase()), () => told.push('')];
  // @ts-expect-error: an event name is not a number.
  names.push((name: number) => name);

  for (const listener of names) listener('ready', {});

  expect(told.slice(-2)).toEqual(['READY', '']);
});

test('a listener that takes any name with its detail is still one', () => {
  const generic = <N extends keyof ConnectEvents>(name: N, _detail: ConnectEvents[N]) => void told.push(name);
  const listener: OnEvent = generic;

  listener('ready', {});

  expect(told.at(-1)).toBe('ready');
});
