import { ChangingText } from '@chatelaine/ui/changing-text';
import { Confirm } from '@chatelaine/ui/confirm';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as t from '../texts/en/unsaved.ts';

interface UnsavedProps {
  isOn: boolean;
  /** The words of the question. The default is about changes that are not saved. */
  words?: { title: string; text: string; leave: string; stay: string };
}

/** Asks before a person leaves the screen, while the screen has something that is lost then. */
export function Unsaved({ isOn, words = t }: UnsavedProps) {
  const [go, setGo] = useState<{ on(): void } | null>(null);
  const isLeaving = useRef(false);
  useLayoutEffect(() => {
    if (!isOn) return;
    isLeaving.current = false;
    const hold = (on: () => void) => setGo({ on });
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!isLeaving.current) event.preventDefault();
    };
    // The listener of the window runs before the router's.
    const onClick = (event: MouseEvent) => {
      const link = leavingLink(event);
      if (link === null || isLeaving.current) return;
      event.preventDefault();
      event.stopPropagation();
      hold(() => link.click());
    };
    // *Back* can be held where the browser knows this event. Elsewhere the screen is left without a question.
    const onNavigate = (event: NavigateEvent) => {
      const { navigationType, cancelable, destination } = event;
      if (navigationType !== 'traverse' || !cancelable || isLeaving.current) return;
      event.preventDefault();
      hold(() => void globalThis.navigation.traverseTo(destination.key));
    };
    addEventListener('beforeunload', onUnload);
    addEventListener('click', onClick, true);
    globalThis.navigation?.addEventListener('navigate', onNavigate);
    return () => {
      removeEventListener('beforeunload', onUnload);
      removeEventListener('click', onClick, true);
      globalThis.navigation?.removeEventListener('navigate', onNavigate);
    };
  }, [isOn]);
  if (go === null) return null;
  return (
    <Confirm
      isDangerous
      heading={words.title}
      confirmLabel={words.leave}
      cancelLabel={words.stay}
      onConfirm={() => {
        isLeaving.current = true;
        setGo(null);
        go.on();
      }}
      onCancel={() => setGo(null)}
    >
      <p>
        <ChangingText>{words.text}</ChangingText>
      </p>
    </Confirm>
  );
}

// The link of a click that would leave this screen in this window.
function leavingLink({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link === null || !link.href || link.target === '_blank' || link.hasAttribute('download')) return null;
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null;
  const isHere = link.pathname === location.pathname && link.origin === location.origin;
  return isHere ? null : link;
}
