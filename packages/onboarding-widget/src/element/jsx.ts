import type { ConnectEvents, ConnectMode, ConnectUrl } from '../connect/types.ts';
import type { ConnectElement } from './connect-element.ts';

/** Listeners by their names in JSX. */
type Listeners = {
  [N in keyof ConnectEvents as `onchatelaine-${N}`]?: ((event: CustomEvent<ConnectEvents[N]>) => void) | undefined;
};

/**
 * The attributes of `<chatelaine-connect>` in JSX, in addition to those of every element: the options of `connect`, and
 * listeners. React passes functions and promises to the element, and listens to its events, from version 19 on.
 */
export interface ConnectAttributes extends Listeners {
  /** The URL that your server got from `onboarding.start`, or what will bring it. */
  url?: ConnectUrl | undefined;
  /** Without a server-made URL: your id. */
  'partner-id'?: string | undefined;
  /** Where Chatelaine runs; needed with `partner-id`. */
  'base-url'?: string | undefined;
  /** The number you ask for, E.164. */
  number?: string | undefined;
  /** One of your redirect URLs. */
  'redirect-url'?: string | undefined;
  /** The language of the button and of the page: `en`, `de` or `pt`. */
  locale?: string | undefined;
  /** Default `auto`. */
  mode?: ConnectMode | undefined;
}

// The declarations for a framework are errors where it is not installed. Nobody needs them there.
// biome-ignore-start lint/suspicious/noTsIgnore: where there is one, it is no error to expect.
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
// biome-ignore-end lint/suspicious/noTsIgnore: until here.
