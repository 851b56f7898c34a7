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

/** Lets a component ask the client. On the return page it also takes the answer. Unmounting stops the listening. */
export const useConnect: (options: ConnectOptions) => UsedConnection = createUseConnect(React);

/**
 * Renders a `<button>` that asks the client. It has the look and the label of the element. A class replaces the look, a
 * style object is added to it, and children replace the label.
 */
export function ConnectButton(props: ConnectButtonProps): React.ReactElement {
  const [options, rest] = splitProps(props);
  const { connect } = useConnect(options);
  const onClick = (event: React.MouseEvent<HTMLButtonElement>) => {
    rest.onClick?.(event);
    if (!event.defaultPrevented) connect();
  };
  const [look, ...children] = defaultsFor<React.ReactElement>(rest, options, React.createElement);
  return React.createElement(
    'button',
    { type: 'button', ...rest, ...look, onClick },
    ...(children as React.ReactNode[]),
  );
}
