import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import * as texts from '../texts/texts.ts';

// Screen readers hear of the check only after this time. A shorter check would be read aloud for nothing.
const SILENCE_MS = 300;

/**
 * Shows that the request is being checked. The server has written the same heading into the page, so nothing moves when
 * the script arrives.
 */
export function Loading() {
  const [isHeard, setHeard] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setHeard, SILENCE_MS, true);
    return () => clearTimeout(timer);
  }, []);
  useLayoutEffect(() => {
    document.title = texts.loadingTitle;
  }, []);
  return (
    <>
      <h1 class="loading">{texts.loadingTitle}</h1>
      <p class="unseen" role="status">
        {isHeard && <span>{texts.loadingTitle}</span>}
      </p>
    </>
  );
}
