import type { ConsentMessage } from '@chatelaine/shared';
import { own } from './own.ts';

const isIds = (value: unknown) => Array.isArray(value) && value.every((id) => id && typeof id === 'string');

/**
 * Reads the answer to the question that has this key: its request id or its state. Returns null for any other message.
 */
export function readMessage(data: unknown, key: string | null | undefined): ConsentMessage | null {
  const message = own<Record<string, unknown>>(Object(data));
  const { source, v, type, requestId, state, clientId, channelIds, withdrawnChannelIds } = message;
  const isWhole =
    type === 'granted'
      ? isIds([clientId]) && isIds(channelIds) && isIds(withdrawnChannelIds)
      : type === 'denied' || type === 'error';
  const isAnswer = isWhole && source === 'chatelaine' && v === 1 && key && (requestId === key || state === key);
  return isAnswer ? (message as unknown as ConsentMessage) : null;
}
