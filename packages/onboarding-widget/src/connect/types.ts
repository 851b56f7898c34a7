/**
 * The way to show the question. `popup` opens a window, and `redirect` uses the whole tab. `auto` opens a window if the
 * browser allows it, and otherwise uses the tab.
 */
export type ConnectMode = 'auto' | 'popup' | 'redirect';

/** `server_error`: Chatelaine could not save the answer. `url_failed`: the promise of `url` gave no valid address. */
export type ConnectErrorCode = 'server_error' | 'url_failed';

/**
 * The events, in the order of one visit. For the order on a return page, see `ready`. Events may be added, but are
 * never renamed.
 */
export interface ConnectEvents {
  /**
   * A button is on the page. The element and the components send this event. On a return page they send it after the
   * answer.
   */
  ready: Record<string, never>;
  /** The question was opened. `url` is the question's address when there is a window. */
  opened: {
    /** The place of the question: a window, or the whole tab. */
    via: 'popup' | 'redirect';
    /** The address for a link to the window. */
    url?: string;
  };
  /** The browser opened no window. Show `url` as a link, or call `focus()` within a click. */
  blocked: {
    /** The question's address. */
    url: string;
  };
  /** The client answered. */
  granted: Granted;
  /** The client chose "Not now". */
  denied: {
    /** The state that you gave to `onboarding.start`, or the state that was created here. */
    state: string;
    /** The permission request. It is only a hint. */
    requestId?: string;
    /** The way by which the answer came here. */
    via: Granted['via'];
  };
  /**
   * An error happened. For an answer that Chatelaine could not save, the event also has `requestId`, `state` and `via`.
   * For `url_failed` it has none of these three.
   */
  error: {
    /** The cause of the error. */
    code: ConnectErrorCode;
    /** True when another try may succeed. */
    retryable: boolean;
    /** The state that you gave to `onboarding.start`, or the state that was created here. */
    state?: string;
    /** The permission request. It is only a hint. */
    requestId?: string;
    /** The way by which the answer came here. */
    via?: Granted['via'];
  };
  /**
   * The window seems closed. It is only a hint: some pages look closed while they are open, and the answer may still
   * come.
   */
  closed: Record<string, never>;
}

/** One event. Its name determines the type of its detail, so a check of the name narrows the detail. */
export type ConnectEvent = { [N in keyof ConnectEvents]: [name: N, detail: ConnectEvents[N]] }[keyof ConnectEvents];

/** A listener that receives every event. */
export type OnEvent = ((...event: ConnectEvent) => void) | OnName;

/**
 * A listener that does not narrow the detail by the name: `(name) => …`, or a generic listener.
 *
 * This type has two equal signatures on purpose. TypeScript takes no parameter types for an inline listener from a type
 * with several signatures. So an inline listener gets the parameter types of {@link ConnectEvent}, and a check of the
 * event's name narrows the detail.
 */
export interface OnName {
  (name: keyof ConnectEvents, detail: ConnectEvents[keyof ConnectEvents]): void;
  <_>(name: keyof ConnectEvents, detail: ConnectEvents[keyof ConnectEvents]): void;
}

/**
 * The client's answer as it comes through the browser: a hint. Your server asks Chatelaine before it uses the answer.
 */
export interface Granted {
  /** The permission request. It is only a hint: your server uses the id that it stored. */
  requestId?: string;
  /** The id of the client that answered. */
  clientId: string;
  /** All numbers that are Shared after the answer. The list may be empty. */
  channelIds: string[];
  /** The numbers that the answer withdrew. The list is usually empty. */
  withdrawnChannelIds: string[];
  /** The state that you gave to `onboarding.start`, or the state that was created here. */
  state: string;
  /** The way by which the answer came here. */
  via: 'message' | 'broadcast' | 'redirect';
}

/** The answer of a client that refused. */
export interface Denied {
  /** The client chose "Not now". */
  denied: true;
}

/**
 * The address of the question, or a promise or function that gives the address. A function is called within the click.
 */
export type ConnectUrl = string | Promise<string> | (() => string | Promise<string>);

/** The options of a question. Give either `url`, or `partnerId` and `baseUrl`. */
export interface ConnectOptions {
  /**
   * The URL that your server got from `onboarding.start`. This way is preferred, because all values are fixed before
   * the browser gets the URL.
   */
  url?: ConnectUrl | undefined;
  /**
   * Your partner id. Use it when your server makes no URL. The client then gets the public screen of this partner, and
   * the browser creates and checks `state`.
   */
  partnerId?: string | undefined;
  /** The address of Chatelaine: scheme, host, port, and the path if there is one. It is needed with `partnerId`. */
  baseUrl?: string | undefined;
  /**
   * The number that you ask for, in E.164 format. It is first in the list, and it is ticked when the client owns it.
   */
  number?: string | undefined;
  /** One of your redirect URLs. The default is the first URL of your list. */
  redirectUrl?: string | undefined;
  /** The language of the page: `en`, `de` or `pt`. The default is the language of the browser. */
  locale?: string | undefined;
  /** The way to show the question. The default is `auto`. */
  mode?: ConnectMode | undefined;
  /** Receives every event. */
  onEvent?: OnEvent | undefined;
}

/** A question that `connect()` has asked. */
export interface Connection {
  /**
   * Resolves with the answer. Rejects with an `Error` that has a `code`: `server_error`, `url_failed` or `cancelled`.
   * The code is `cancelled` after `cancel()` or after the next `connect()`. The promise is pending until one of these
   * results comes, even when the window seems closed.
   */
  result: Promise<Granted | Denied>;
  /**
   * Brings the window to the front, or opens it again. Call it within a click. Returns false when there is no window:
   * the browser opened no window, or the window was closed after the answer.
   */
  focus(): boolean;
  /**
   * Stops listening. An open window with a question stays open. The client's answer there still counts, and your server
   * receives it.
   */
  cancel(): void;
}
