import type { EventData, EventType } from '@chatelaine/shared';

/** What a sentence about an event can name. */
export interface Told<Data> {
  /** Who acted, as the beginning of a sentence: "The client", or a person's name. */
  who: string;
  /** The name of the person that the event is about, or the id of the thing that it is about. */
  subject: string;
  /** The client of the event, for a partner; null for a client, who knows it. */
  client: string | null;
  /** The number of the event; null: the event concerns no number. */
  number: string | null;
  data: Data;
}

/** One sentence for each type of event. */
export type Sentences = {
  [Type in EventType]: (told: Told<EventData[Type]>) => string;
};
