import type { Act } from '@chatelaine/shared';
import type { Operation } from '../../upstream/index.ts';

/** A kind of call of the messaging door: its paths, and what it does. Only messages go to the upstream. */
export interface Route {
  method: 'GET' | 'POST';
  paths: string[];
  act: Act;
  operation: Operation | 'webhook.get' | 'webhook.set';
}

/** The routes of the messaging door. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', paths: ['/messages', '/v1/messages'], act: 'messages', operation: 'messages.send' },
  { method: 'GET', paths: ['/v1/configs/webhook'], act: 'channel_webhook', operation: 'webhook.get' },
  { method: 'POST', paths: ['/v1/configs/webhook'], act: 'channel_webhook', operation: 'webhook.set' },
];

/** The path at which a program can read the facts about its key. */
export const WHO_AM_I = '/v1/whoami';

/** Every path of the door. A malformed request for a path below one of these paths also gets the door's refusal. */
export const PATHS: readonly string[] = [...new Set(ROUTES.flatMap(({ paths }) => paths)), WHO_AM_I];
