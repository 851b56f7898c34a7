import type { ChatelaineEvent } from '@chatelaine/shared';
import * as t from '../texts/en/events.ts';
import type { Told } from './told.ts';

/** The names that a page of events needs, by id. An id without a name is shown itself. */
export interface Names {
  /** The kind of account that reads. A client reads only events about itself, so no sentence names the client. */
  reader: 'partner' | 'client';
  people: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  clients: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<string, string>;
}

/** Names the actor of an event. The other side has no person and no key. */
export function tellWho({ actor }: Pick<ChatelaineEvent, 'actor'>, { people, keys }: Names): string {
  const { kind, id } = actor;
  if (kind === 'client') return t.theClient;
  if (kind === 'partner') return t.thePartner;
  if (kind === 'operator') return t.theOperator;
  if (kind === 'system') return t.theServer;
  if (kind === 'person') return people.get(id ?? '') ?? t.aPerson(id ?? '');
  return t.aKey(keys.get(id ?? '') ?? id ?? '');
}

/** Says in one sentence what happened. An event of a type that this script does not know gets a neutral sentence. */
export function tell(event: ChatelaineEvent, names: Names): string {
  const { type, subjectId, clientId, channelId, data } = event;
  const sentences: Record<string, ((told: Told<never>) => string) | undefined> = t.sentences;
  const sentence = Object.hasOwn(sentences, type) ? sentences[type] : undefined;
  if (sentence === undefined) return t.newer(type);
  const told = {
    who: tellWho(event, names),
    subject: names.people.get(subjectId ?? '') ?? subjectId ?? '',
    client: clientId === null || names.reader === 'client' ? null : (names.clients.get(clientId) ?? clientId),
    number: phoneNumberOf(data) ?? (channelId === null ? null : (names.numbers.get(channelId) ?? channelId)),
    // The table of sentences has the right type of `data` for each type of event.
    data: data as never,
  };
  try {
    return sentence(told);
  } catch {
    // The data of an event of a newer or older server may lack what the sentence names.
    return t.newer(type);
  }
}

const phoneNumberOf = (data: object): string | null =>
  'phoneNumber' in data && typeof data.phoneNumber === 'string' ? data.phoneNumber : null;
