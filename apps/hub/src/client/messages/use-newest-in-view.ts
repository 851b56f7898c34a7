import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the last message of a list in view while the person is at the end of the list. A person who reads further up, or
 * who comes back, stays at their place. Another page of messages begins at its end: the focus goes to its last message,
 * because the button that was pressed may be gone.
 */
export function useNewestInView(messages: readonly unknown[] | undefined): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef<Element | null>(null);
  const isAtEnd = useRef(true);
  const look = () => {
    isAtEnd.current = (before.current?.getBoundingClientRect().bottom ?? 0) <= innerHeight;
  };
  useEffect(() => {
    addEventListener('scroll', look);
    return () => removeEventListener('scroll', look);
  }, []);
  useEffect(() => {
    const last = list.current?.lastElementChild ?? null;
    const isOther = before.current?.isConnected === false;
    // After *Back* the browser has scrolled to the former place already.
    const isFollowed = before.current === null ? scrollY === 0 : isAtEnd.current;
    if (isOther) last?.querySelector('a')?.focus({ preventScroll: true });
    if (isOther || isFollowed) last?.scrollIntoView({ block: 'nearest' });
    before.current = last;
    look();
  }, [messages]);
  return list;
}
