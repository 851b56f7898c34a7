import { screenFailedText, screenFailedTitle } from '../texts/en/frame.ts';
import { Failed } from './failed.tsx';
import { Heading } from './heading.tsx';

/** Stands where a screen would be whose script could not be loaded. Loading the page again also finds a new version. */
export function ScreenFailed() {
  const failure = { code: null, sentence: screenFailedText, reference: null, issues: [] };
  return (
    <>
      <Heading title={screenFailedTitle} />
      <Failed failure={failure} onRetry={() => location.reload()} />
    </>
  );
}
