import type { ChannelId, ClientId, ContactId } from '@chatelaine/shared';
import type { GivenNames, PlainName } from './contact-names.rule.ts';

/** A person of whom something was heard: the names, and the number that heard it. */
export interface HeardPerson {
  clientId: ClientId;
  channelId: ChannelId;
  names: GivenNames;
  /** The name that the person chose on WhatsApp, if it was told. */
  profileName?: string | undefined;
  /** When it was heard, by the clock of the upstream. News that is older than what is stored changes nothing. */
  at: Date;
}

/** A contact that was found or made, with its current names. */
export interface FoundContact {
  id: ContactId;
  profileName: string | null;
  names: readonly PlainName[];
}
