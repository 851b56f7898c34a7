import * as React from 'react';
import { askAtOldAddress, forGrants } from './compat/ask.ts';
import type { CallbackObject, CompatOptions } from './compat/types.ts';
import { completeReturn } from './connect/complete-return.ts';
import type { Connection } from './connect/types.ts';
import { texts } from './element/texts.ts';

export type * from './compat/types.ts';

/** The properties of 360dialog's component, and `baseUrl`: the address of Chatelaine. */
export interface ConnectButtonProps extends CompatOptions, React.ButtonHTMLAttributes<HTMLButtonElement> {
  /** The function that receives a grant. It is called once, in the page that has the button. */
  callback: (granted: CallbackObject) => void;
  /** The content of the button. */
  label?: React.ReactNode;
  /** This property is accepted and has no effect, as in 360dialog's component. */
  useNewRedirect?: boolean;
}

/** Renders 360dialog's `ConnectButton` for Chatelaine. The callback runs once, in the page that has the button. */
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
