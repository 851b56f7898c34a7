import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import { useEffect, useRef } from 'preact/hooks';
import { failureOf } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { Box } from '../parts/box.tsx';
import { Failed } from '../parts/failed.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useSearchKey } from '../parts/use-search-key.ts';
import * as t from '../texts/en/calls.ts';
import { CallDialog } from './call-dialog.tsx';

interface FindCallProps {
  /** The request id that the person asks for; empty: none. */
  requestId: string;
  onFind(requestId: string): void;
}

/** Finds one call by the request id that a program got. */
export function FindCall({ requestId, onFind }: FindCallProps) {
  const [id, hintId] = [useOwnId(), useOwnId()];
  const field = useRef<HTMLInputElement>(null);
  useSearchKey(field);
  // The URL may change in other ways too, for example by *Back*.
  useEffect(() => {
    if (field.current && requestId !== '') field.current.value = requestId;
  }, [requestId]);
  return (
    <>
      <search>
        <form
          class="find-call"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onFind(field.current?.value.trim() ?? '');
          }}
        >
          <div class="filter">
            <label for={id}>
              <ChangingText>{t.findLabel}</ChangingText>
            </label>
            <input
              id={id}
              ref={field}
              class="mono"
              type="search"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              maxLength={128}
              defaultValue={requestId}
              aria-describedby={hintId}
              aria-keyshortcuts="/"
            />
          </div>
          <Button type="submit">{t.find}</Button>
          <p class="small" id={hintId}>
            <ChangingText>{t.findHint}</ChangingText>
          </p>
        </form>
      </search>
      {requestId !== '' && <Found key={requestId} requestId={requestId} onClose={() => onFind('')} />}
    </>
  );
}

function Found({ requestId, onClose }: { requestId: string; onClose(): void }) {
  const { data, error, refetch, isFetching } = useAsk('calls.get', { requestId });
  if (error !== null) return <Failed failure={failureOf(error)} onRetry={() => refetch()} />;
  if (data === undefined) return <Skeleton rows={1} />;
  if (data.isKept) return <CallDialog call={data.call} onClose={onClose} />;
  return (
    <Box role="status">
      <h2 class="not-kept">
        <ChangingText>{t.notKeptTitle}</ChangingText>
      </h2>
      <p>
        <ChangingText>{t.notKeptLead}</ChangingText>
      </p>
      <ul>
        {t.notKeptReasons.map((reason) => (
          <li key={reason}>
            <ChangingText>{reason}</ChangingText>
          </li>
        ))}
      </ul>
      <Button isBusy={isFetching} onClick={() => refetch()}>
        {t.findAgain}
      </Button>
    </Box>
  );
}
