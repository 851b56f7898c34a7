/** How the question is shown: a window, the whole tab, or a window if the browser lets us and else the tab. */
export type ConnectMode = 'auto' | 'popup' | 'redirect';

/** `server_error`: Chatelaine could not take the answer. `url_failed`: the promise of `url` came to nothing. */
export type ConnectErrorCode = 'server_error' | 'url_failed';

/** What happens, in the order of one visit; see `ready` for the way back. Stable: never renamed, only added to. */
export interface ConnectEvents {
  /** A button is on the page. Told by the element and the components; on a return page after the answer it came with. */
  ready: Record<string, never>;
  /** `url` is the question's address when there is a window. */
  opened: {
    /** A window, or the whole tab. */
    via: 'popup' | 'redirect';
    /** For a link to the window. */
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
    /** As you gave it to `onboarding.start`, or as it was made here. */
    state: string;
    /** The permission request. A hint. */
    requestId?: string;
    /** How it came here. */
    via: Granted['via'];
  };
  /** What Chatelaine could not save has `requestId`, `state` and `via` too; `url_failed` has none of them. */
  error: {
    /** What went wrong. */
    code: ConnectErrorCode;
    /** Whether it may go well another time. */
    retryable: boolean;
    /** As you gave it to `onboarding.start`, or as it was made here. */
    state?: string;
    /** The permission request. A hint. */
    requestId?: string;
    /** How it came here. */
    via?: Granted['via'];
  };
  /** A hint: some pages look closed while they live, and the answer may still come. */
  closed: Record<string, never>;
}

/** One event. Its name determines the type of its detail, so a check of the name narrows the detail. */
export type ConnectEvent = { [N in keyof ConnectEvents]: [name: N, detail: ConnectEvents[N]] }[keyof ConnectEvents];

/** Hears every event. */
export type OnEvent = ((...event: ConnectEvent) => void) | OnName;

/**
 * A listener that does not narrow the detail by the name: `(name) => …`, or a generic one.
 *
 * It has two equal signatures on purpose. TypeScript takes no parameter types for an inline listener from a type with
 * several signatures. So an inline listener gets those of {@link ConnectEvent}, and its name narrows the detail.
 */
export interface OnName {
  (name: keyof ConnectEvents, detail: ConnectEvents[keyof ConnectEvents]): void;
  <_>(name: keyof ConnectEvents, detail: ConnectEvents[keyof ConnectEvents]): void;
}

/** The client's answer as the browser brings it: a hint. Your server asks Chatelaine before it acts on it. */
export interface Granted {
  /** The permission request. A hint: your server asks for the one that it kept. */
  requestId?: string;
  /** Who answered. */
  clientId: string;
  /** All numbers that the answer left Shared. May be empty. */
  channelIds: string[];
  /** What the answer took back; mostly empty. */
  withdrawnChannelIds: string[];
  /** As you gave it to `onboarding.start`, or as it was made here. */
  state: string;
  /** How it came here. */
  via: 'message' | 'broadcast' | 'redirect';
}

/** The client said no. */
export interface Denied {
  /** The client chose "Not now". */
  denied: true;
}

/** The address of the question, or what will bring it. A function is called within the click. */
export type ConnectUrl = string | Promise<string> | (() => string | Promise<string>);

/** What to ask, and how. Either `url`, or `partnerId` and `baseUrl`. */
export interface ConnectOptions {
  /** The URL that your server got from `onboarding.start`. Preferred: everything is fixed before the browser sees it. */
  url?: ConnectUrl | undefined;
  /** Without a server-made URL: opens the public screen. `state` is then made here and checked here. */
  partnerId?: string | undefined;
  /** Where Chatelaine runs: scheme, host, port, and the path if it has one. Needed with `partnerId`. */
  baseUrl?: string | undefined;
  /** The number you ask for, E.164. It is listed first, and ticked when the client owns it. */
  number?: string | undefined;
  /** One of your redirect URLs. Default: the first of your list. */
  redirectUrl?: string | undefined;
  /** The language of the page: `en`, `de` or `pt`. Default: that of the browser. */
  locale?: string | undefined;
  /** Default `auto`. */
  mode?: ConnectMode | undefined;
  /** Hears every event. */
  onEvent?: OnEvent | undefined;
}

/** A question that was asked. */
export interface Connection {
  /**
   * Resolves with the answer. Rejects with an `Error` that has a `code`: `server_error`, `url_failed`, or `cancelled` by
   * `cancel()` or by the next `connect()`. Until then it is pending, also when the window seems closed.
   */
  result: Promise<Granted | Denied>;
  /**
   * Brings the window forward, or opens it again; within a click. False when there is none: the browser opened
   * none, or it was closed after the answer.
   */
  focus(): boolean;
  /** Stops listening. A window with a question stays: what the client does there still counts, and your server hears it. */
  cancel(): void;
}
