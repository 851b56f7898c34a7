import type { CreateChannelKeyInput, Locale, StartOnboarding } from '@chatelaine/shared';
import type { Chatelaine } from '../chatelaine.ts';
import type { IncomingRequest } from './request.ts';
import type { NumbersStore } from './store.ts';

/** The settings of new keys: all fields of `channelKeys.create` except the number. */
export type KeyInput = Omit<CreateChannelKeyInput, 'channelId'>;

/** Options of `connectNumbers`. */
export interface NumbersOptions<R extends IncomingRequest> {
  /** The `Chatelaine` object. Its partner key needs the scopes `read`, `keys` and `onboarding`. */
  chatelaine: Pick<Chatelaine, 'onboarding' | 'channels' | 'channelKeys' | 'events'>;
  /**
   * The address to which browsers return: one of your redirect URLs. Visitors must start a question under the host name
   * of this address, because the cookie of the question is valid only for that host name.
   */
  redirectUrl: string;
  /** The store of questions, numbers and secrets. Use `memoryStore()` for trials. */
  store: NumbersStore;
  /**
   * Returns the id of the account in your product that is signed in on this request, or nothing when nobody is signed
   * in. The numbers in a client's answer belong to the account that asked the question. The answer is taken only while
   * that account is signed in.
   */
  account: (request: R) => string | null | undefined | Promise<string | null | undefined>;
  /** The name and settings of the keys that `connectNumbers` makes; `false` when your own program makes the keys. */
  key: KeyInput | false;
}

/** Options of one question, which asks a client for permission on numbers. */
export interface QuestionOptions {
  /** The number that you ask for, E.164. */
  number?: StartOnboarding['number'];
  /** The language of the consent page. Default: the language of the browser. */
  locale?: Locale | undefined;
  /**
   * A text of yours that comes back with the answer, e.g. the visitor's last page. The text is only in your store, and
   * is not sent to Chatelaine.
   */
  note?: string | undefined;
}
