import type { ConnectEvents, ConnectMode, ConnectUrl } from '../connect/types.ts';
import type { ConnectElement } from './connect-element.ts';

/** The listeners, by their names in JSX. */
type Listeners = {
  [N in keyof ConnectEvents as `onchatelaine-${N}`]?: ((event: CustomEvent<ConnectEvents[N]>) => void) | undefined;
};

/**
 * The attributes of `<chatelaine-connect>` in JSX, in addition to the attributes of every element: the options of
 * `connect`, and listeners. From version 19 on, React passes functions and promises to the element and listens to its
 * events.
 */
export interface ConnectAttributes extends Listeners {
  /** The URL that your server got from `onboarding.start`, or a promise or function that gives this URL. */
  url?: ConnectUrl | undefined;
  /** Your partner id. It is needed when your server makes no URL. */
  'partner-id'?: string | undefined;
  /** The address of Chatelaine. It is needed with `partner-id`. */
  'base-url'?: string | undefined;
  /** The number that you ask for, in E.164 format. */
  number?: string | undefined;
  /** One of your redirect URLs. */
  'redirect-url'?: string | undefined;
  /** The language of the button and of the page: `en`, `de` or `pt`. */
  locale?: string | undefined;
  /** The way to show the question. The default is `auto`. */
  mode?: ConnectMode | undefined;
}

// Without an installed framework, the declaration for this framework is an error. Nobody needs the declaration then, so
// the error is hidden.
// biome-ignore-start lint/suspicious/noTsIgnore: `@ts-expect-error` would fail where the framework is installed.
/** @ts-ignore */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** @ts-ignore */
      'chatelaine-connect': DetailedHTMLProps<HTMLAttributes<ConnectElement>, ConnectElement> & ConnectAttributes;
    }
  }
}

declare global {
  namespace preact.JSX {
    interface IntrinsicElements {
      /** @ts-ignore */
      'chatelaine-connect': preact.HTMLAttributes<ConnectElement> & ConnectAttributes;
    }
  }
}
// biome-ignore-end lint/suspicious/noTsIgnore: the declarations end here.
