import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo, useRef, useState } from 'preact/hooks';
import type { Texts } from './catalogue.ts';

/** What the server wrote into the shell, before any call. */
export interface Shell {
  product: string;
  /** Host of our own address, as the address bar must show it. */
  host: string;
  /** Known from the link alone, where it names a partner. */
  partner: string | null;
}

interface Page {
  texts: Texts;
  shell: Shell;
  isBusy: boolean;
  /** Runs a task unless one is running, so that nothing can be sent twice. */
  once(task: () => Promise<void>): void;
}

const PageContext = createContext<Page | null>(null);

/** Gives the texts, the shell and the one running task to everything below. */
export function PageProvider(props: { texts: Texts; shell: Shell; children: ComponentChildren }) {
  const { texts, shell } = props;
  const isRunning = useRef(false);
  const [isBusy, setBusy] = useState(false);

  const page = useMemo(() => {
    // The ref, not the state, is the lock: a second click can come before the next render.
    function once(task: () => Promise<void>): void {
      if (isRunning.current) return;
      isRunning.current = true;
      setBusy(true);
      void task().finally(() => {
        isRunning.current = false;
        setBusy(false);
      });
    }
    return { texts, shell, isBusy, once };
  }, [texts, shell, isBusy]);

  return <PageContext.Provider value={page}>{props.children}</PageContext.Provider>;
}

/** The page around the component that asks. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('There is no PageProvider above this component.');
  return page;
}
