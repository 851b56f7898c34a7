import type { ChannelScope } from '@chatelaine/shared';
import type { Operation } from '../upstream/index.ts';

/** A call that the messaging door carries: its scope, and what the upstream is asked. */
export interface Route {
  method: 'GET' | 'POST';
  paths: string[];
  scope: ChannelScope;
  operation: Operation;
}

/** The messaging door, route by route. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', paths: ['/messages', '/v1/messages'], scope: 'send', operation: 'messages.send' },
  { method: 'GET', paths: ['/v1/configs/webhook'], scope: 'manage', operation: 'webhook.get' },
  { method: 'POST', paths: ['/v1/configs/webhook'], scope: 'manage', operation: 'webhook.set' },
];
