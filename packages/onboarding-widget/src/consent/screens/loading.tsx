import { useEffect, useState } from 'preact/hooks';
import * as texts from '../texts/texts.ts';

// The text appears only after this time. In a shorter check the text would appear and disappear at once.
const SILENCE_MS = 300;

/** Shows that the request is being checked, when the check takes noticeably long. */
export function Loading() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setShown, SILENCE_MS, true);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{isShown && <h1 ref={nameWindow}>{texts.loadingTitle}</h1>}</div>;
}

// The heading's ref calls this function, so the title is set exactly when the heading appears. The timer must not set
// the title: effects are cleaned up only after the next paint, so the timer may fire too late, when another screen is
// shown.
function nameWindow(heading: HTMLElement | null): void {
  if (heading) document.title = texts.loadingTitle;
}
