import { completeReturn } from '../connect/complete-return.ts';
import { connect } from '../connect/connect.ts';
import type { Connection, ConnectOptions, OnEvent } from '../connect/types.ts';

/** The hooks that both React and Preact have. */
export interface Hooks {
  useEffect(run: () => () => void, inputs: readonly unknown[]): void;
  useRef<T>(first: T): { current: T };
  useState<T>(first: T): readonly [T, (next: T) => void];
}

/** A question that a component asks. */
export interface UsedConnection {
  /** Asks the client. Call it within the click. */
  connect(): void;
  /** Brings the window to the front, or opens it again. Call it within a click. */
  focus(): void;
  /**
   * The status is `open` while there is a window, `blocked` when the browser opened no window, and `closed` when the
   * window seems closed. After `closed`, `focus` opens the window again, and the answer may still come. After an answer
   * or an error the status is `idle`.
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
    // The handlers of the newest render receive the answer, even when an older render asked the question.
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
        // When another button asks, this question is cancelled, and no event reports that. So the status is reset here.
        asked.result.catch(() => {
          if (connection.current === asked) setStatus('idle');
        });
      },
      focus: () => void connection.current?.focus(),
      status,
    };
  };
}
