import type { CreateChannelKeyInput, Locale, StartOnboarding } from '@chatelaine/shared';
import type { Chatelaine } from '../chatelaine.ts';
import type { IncomingRequest } from './request.ts';
import type { NumbersStore } from './store.ts';

/** How keys are made: all that `channelKeys.create` takes, without the number. */
export type KeyInput = Omit<CreateChannelKeyInput, 'channelId'>;

/** How to construct {@link Numbers}. */
export interface NumbersOptions<R extends IncomingRequest> {
  /** The client. Its partner key needs the scopes `read`, `keys` and `onboarding`. */
  chatelaine: Pick<Chatelaine, 'onboarding' | 'channels' | 'channelKeys' | 'events'>;
  /** Where browsers come back to: one of your redirect URLs. It has the host name under which visitors ask. */
  redirectUrl: string;
  /** Where questions, numbers and secrets are kept. `memoryStore()` for trials. */
  store: NumbersStore;
  /**
   * The id of the account of yours for which somebody is signed in on this request; nothing when nobody is. The numbers
   * of an answer belong to the account that asked, and the answer is taken only while that account is signed in.
   */
  account: (request: R) => string | null | undefined | Promise<string | null | undefined>;
  /** The name and bounds of the keys that are made; `false` when you make keys yourself. */
  key: KeyInput | false;
}

/** What a question may say. */
export interface QuestionOptions {
  /** The number you ask for, E.164. */
  number?: StartOnboarding['number'];
  /** The language of the page. Default: that of the browser. */
  locale?: Locale | undefined;
  /** Something of yours that comes back with the answer, e.g. where the visitor was. It stays in the store. */
  note?: string | undefined;
}
