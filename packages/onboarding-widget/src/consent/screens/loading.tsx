import { useEffect, useState } from 'preact/hooks';
import * as texts from '../texts/texts.ts';

// A check that takes less time would only flash its words.
const SILENCE_MS = 300;

/** Shows that the request is being checked, once that takes noticeably long. */
export function Loading() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setShown, SILENCE_MS, true);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{isShown && <h1 ref={nameWindow}>{texts.loadingTitle}</h1>}</div>;
}

// The ref names the window, not the timer: effects are cleaned up after the next paint, so the timer can fire too late.
function nameWindow(heading: HTMLElement | null): void {
  if (heading) document.title = texts.loadingTitle;
}
