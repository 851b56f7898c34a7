import { ID_PATTERNS } from '@chatelaine/shared';
import { useAsk } from '../api/use-ask.ts';

/** The thing about which a person wants to see events. */
export type About =
  | { kind: 'all' }
  | { kind: 'clientId' | 'channelId' | 'subjectId' | 'actorId'; id: string }
  /** The text fits several numbers. */
  | { kind: 'several'; numbers: { id: string; phoneNumber: string; name: string }[] }
  | { kind: 'waiting' | 'nothing' };

const SHOWN = 5;

/** Finds out what a person means: an id, a phone number, or a part of one. */
export function useAbout(text: string): About {
  const byId = aboutId(text);
  const isSearch = byId === null && text !== '';
  const { data, isPlaceholderData, error } = useAsk('channels.list', { name: text, limit: SHOWN }, { isOn: isSearch });
  if (text === '') return { kind: 'all' };
  if (byId !== null) return byId;
  if (error !== null) return { kind: 'nothing' };
  if (data === undefined || isPlaceholderData) return { kind: 'waiting' };
  const [first, second] = data.data;
  if (first === undefined) return { kind: 'nothing' };
  return second === undefined ? { kind: 'channelId', id: first.id } : { kind: 'several', numbers: data.data };
}

function aboutId(text: string): About | null {
  if (ID_PATTERNS.client.test(text)) return { kind: 'clientId', id: text };
  if (ID_PATTERNS.channel.test(text)) return { kind: 'channelId', id: text };
  if (ID_PATTERNS.person.test(text)) return { kind: 'actorId', id: text };
  const isSubject = [ID_PATTERNS.key, ID_PATTERNS.permission, ID_PATTERNS.request, ID_PATTERNS.contact].some(
    (pattern) => pattern.test(text),
  );
  return isSubject ? { kind: 'subjectId', id: text } : null;
}
