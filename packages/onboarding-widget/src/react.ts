import * as React from 'react';
import type { ConnectOptions } from './connect/types.ts';
import { defaultsFor, splitProps } from './hooks/button-props.ts';
import { createUseConnect, type UsedConnection } from './hooks/use-connect.ts';

export type * from './connect/types.ts';
export type { UsedConnection };

/** The options of `connect` and the properties of a button. */
export interface ConnectButtonProps
  extends ConnectOptions,
    Omit<React.ButtonHTMLAttributes<HTMLButtonElement>, keyof ConnectOptions> {}

/** Asks from a component; takes the answer when the component stands on the return page. Unmounting stops listening. */
export const useConnect: (options: ConnectOptions) => UsedConnection = createUseConnect(React);

/** A `<button>` that asks the client. It has the element's look and label until you give a class, a style or children. */
export function ConnectButton(props: ConnectButtonProps): React.ReactElement {
  const [options, rest] = splitProps(props);
  const { connect } = useConnect(options);
  const onClick = (event: React.MouseEvent<HTMLButtonElement>) => {
    rest.onClick?.(event);
    if (!event.defaultPrevented) connect();
  };
  return React.createElement('button', { type: 'button', ...rest, ...defaultsFor(rest, options), onClick });
}
