import * as React from 'react';
import { askAtOldAddress, forGrants } from './compat/ask.ts';
import type { CallbackObject, CompatOptions } from './compat/types.ts';
import { completeReturn } from './connect/complete-return.ts';
import type { Connection } from './connect/types.ts';
import { texts } from './element/texts.ts';

export type * from './compat/types.ts';

/** The properties of 360dialog's component, and `baseUrl`: where Chatelaine runs. */
export interface ConnectButtonProps extends CompatOptions, React.ButtonHTMLAttributes<HTMLButtonElement> {
  /** Told once, in the page that has the button. */
  callback: (granted: CallbackObject) => void;
  /** What the button says. */
  label?: React.ReactNode;
  /** Accepted and unused, as ever. */
  useNewRedirect?: boolean;
}

/** 360dialog's `ConnectButton` on Chatelaine: the callback runs once, in the page that has the button. */
export function ConnectButton(props: ConnectButtonProps): React.ReactElement {
  const { partnerId, baseUrl, requestedNumber, env, queryParameters, version, useNewRedirect, ...rest } = props;
  const { callback, label = texts.en[0], className = '360dialog-connect-button', ...attributes } = rest;
  const latest = React.useRef(callback);
  latest.current = callback;
  const connection = React.useRef<Connection>(null);
  const onEvent = forGrants((granted) => latest.current(granted));
  React.useEffect(() => {
    completeReturn(onEvent);
    return () => connection.current?.cancel();
  }, []);
  const onClick = () => {
    const options = { partnerId, baseUrl, requestedNumber, env, queryParameters, version };
    connection.current = askAtOldAddress(options, onEvent);
  };
  return React.createElement('button', { type: 'button', className, onClick, ...attributes }, label);
}
