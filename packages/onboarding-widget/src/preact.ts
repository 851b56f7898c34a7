import {
  type ButtonHTMLAttributes,
  type ComponentChildren,
  createElement,
  type JSX,
  type TargetedMouseEvent,
} from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConnectOptions } from './connect/types.ts';
import { defaultsFor, splitProps } from './hooks/button-props.ts';
import { createUseConnect, type UsedConnection } from './hooks/use-connect.ts';

export type * from './connect/types.ts';
export type { UsedConnection };

/** The options of `connect` and the properties of a button. */
export interface ConnectButtonProps
  extends ConnectOptions,
    Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof ConnectOptions> {}

// Preact runs a plain effect with the next frame, and does not clean up an effect that has not run yet. A component
// that is removed before that frame would continue to listen. So `useLayoutEffect` is used, which runs at once.
const hooks = { useEffect: useLayoutEffect, useRef, useState };

/** Lets a component ask the client. On the return page it also takes the answer. Unmounting stops the listening. */
export const useConnect: (options: ConnectOptions) => UsedConnection = createUseConnect(hooks);

/**
 * Renders a `<button>` that asks the client. It has the look and the label of the element. A class replaces the look, a
 * style object is added to it, and children replace the label.
 */
export function ConnectButton(props: ConnectButtonProps): JSX.Element {
  const [options, rest] = splitProps(props);
  const { connect } = useConnect(options);
  const onClick = (event: TargetedMouseEvent<HTMLButtonElement>) => {
    if (typeof rest.onClick === 'function') rest.onClick(event);
    if (!event.defaultPrevented) connect();
  };
  const [look, ...children] = defaultsFor<JSX.Element>(rest, options, createElement);
  return createElement('button', { type: 'button', ...rest, ...look, onClick }, ...(children as ComponentChildren[]));
}
