import type { OutputOf } from '../../api/procedures.ts';
import { useAsk } from '../../api/use-ask.ts';

/**
 * Returns the conversation with this id. It returns undefined while the conversation is on its way, and as soon as it is
 * gone: the name of an erased contact must not stay on the screen.
 */
export function useChat(id: string, options: { everyMs?: number } = {}): OutputOf<'chats.get'> | undefined {
  const { data: chat, error } = useAsk('chats.get', { id }, options);
  return error === null && chat?.id === id ? chat : undefined;
}
