import { completeReturn } from '../connect/complete-return.ts';
import { connect } from '../connect/connect.ts';
import type { Connection, ConnectOptions, OnEvent } from '../connect/types.ts';

/** What React and Preact have in common. */
export interface Hooks {
  useEffect(run: () => () => void, inputs: readonly unknown[]): void;
  useRef<T>(first: T): { current: T };
  useState<T>(first: T): readonly [T, (next: T) => void];
}

/** A question from a component of yours. */
export interface UsedConnection {
  /** Asks; call it inside the click. */
  connect(): void;
  /** Brings the window forward or opens it again; call it inside a click. */
  focus(): void;
  /**
   * `open` while there is a window, `blocked` when the browser opened none, `closed` when the window seems closed:
   * `focus` opens it again, and the answer may still come. After an answer, or an error, `idle`.
   */
  status: 'idle' | 'open' | 'blocked' | 'closed';
}

const STATUS: Partial<Record<string, UsedConnection['status']>> = {
  opened: 'open',
  blocked: 'blocked',
  closed: 'closed',
};

/** Makes `useConnect` from the hooks of React or Preact. */
export function createUseConnect({ useEffect, useRef, useState }: Hooks): (options: ConnectOptions) => UsedConnection {
  return (options) => {
    const [status, setStatus] = useState<UsedConnection['status']>('idle');
    // The handlers of the newest render hear the answer.
    const latest = useRef(options);
    latest.current = options;
    const connection = useRef<Connection | null>(null);
    const onEvent: OnEvent = (name, detail) => {
      if (name !== 'ready') setStatus(STATUS[name] ?? 'idle');
      latest.current.onEvent?.(name, detail);
    };
    useEffect(() => {
      completeReturn(onEvent);
      onEvent('ready', {});
      return () => connection.current?.cancel();
    }, []);
    return {
      connect() {
        const asked = connect({ ...latest.current, onEvent });
        connection.current = asked;
        // Another button's question ends this one, and no event says so.
        asked.result.catch(() => {
          if (connection.current === asked) setStatus('idle');
        });
      },
      focus: () => void connection.current?.focus(),
      status,
    };
  };
}
