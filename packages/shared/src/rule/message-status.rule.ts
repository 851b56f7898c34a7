import type { MessageStatus } from '../message.ts';

const ORDER: readonly MessageStatus[] = ['queued', 'sent', 'delivered', 'read', 'played'];

/**
 * Whether a reported status replaces the present status of a message. A status never goes back: `queued` < `sent` <
 * `delivered` < `read` < `played`. `failed` counts only from `queued` or `sent`, and is then final. The status of a
 * message that came in never changes.
 */
export function statusApplies(present: MessageStatus, reported: MessageStatus): boolean {
  if (present === 'failed' || present === 'received' || reported === 'received') return false;
  if (reported === 'failed') return present === 'queued' || present === 'sent';
  return ORDER.indexOf(reported) > ORDER.indexOf(present);
}
