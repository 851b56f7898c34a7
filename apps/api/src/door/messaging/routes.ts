import type { Act } from '@chatelaine/shared';
import { type MethodsOfPaths, methodsOfPaths } from '../../platform/http/allowed-methods.ts';
import type { Operation } from '../../upstream/index.ts';

/** A call that the messaging door carries: what it does, and what the upstream is asked. */
export interface Route {
  method: 'GET' | 'POST';
  paths: string[];
  act: Act;
  operation: Operation;
}

/** The messaging door, route by route. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', paths: ['/messages', '/v1/messages'], act: 'messages', operation: 'messages.send' },
  { method: 'GET', paths: ['/v1/configs/webhook'], act: 'channel_webhook', operation: 'webhook.get' },
  { method: 'POST', paths: ['/v1/configs/webhook'], act: 'channel_webhook', operation: 'webhook.set' },
];

/** Where a key is told about itself. */
export const WHO_AM_I = '/v1/whoami';

/** The methods that each path of the messaging door takes. */
export const METHODS: MethodsOfPaths = methodsOfPaths([...ROUTES, { method: 'GET', paths: [WHO_AM_I] }]);
