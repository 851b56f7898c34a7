import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../page.tsx';

// A check that is done by then would only flash its words.
const SILENCE_MS = 300;

/** Shows that the request is being checked, once that takes noticeably long. */
export function Loading() {
  const { texts } = usePage();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SILENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (isShown) document.title = texts.loading.title;
  }, [isShown, texts]);
  return <div role="status">{isShown && <h1>{texts.loading.title}</h1>}</div>;
}
