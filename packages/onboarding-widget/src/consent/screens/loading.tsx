import { useEffect, useState } from 'preact/hooks';
import * as texts from '../texts/texts.ts';

// A check that is done by then would only flash its words.
const SILENCE_MS = 300;

/** Shows that the request is being checked, once that takes noticeably long. */
export function Loading() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      document.title = texts.loadingTitle;
      setShown(true);
    }, SILENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{isShown && <h1>{texts.loadingTitle}</h1>}</div>;
}
