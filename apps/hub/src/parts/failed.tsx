import './box.css';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { Failure } from '../api/failure.ts';
import { readShell } from '../shell.ts';
import { contactSupport, reference, tryAgain } from '../texts/en/frame.ts';

interface FailedProps {
  failure: Failure;
  onRetry?(): void;
}

/** Says what went wrong, what to do, and where to get help. */
export function Failed({ failure, onRetry }: FailedProps) {
  const { supportUrl } = readShell();
  return (
    <div class="box box-wrong" role="alert">
      <p>
        <ChangingText>{failure.sentence}</ChangingText>
      </p>
      {failure.reference !== null && (
        <p class="small">
          <ChangingText>{reference(failure.reference)}</ChangingText>
        </p>
      )}
      {(onRetry || supportUrl) && (
        <p class="box-ways">
          {onRetry && <Button onClick={onRetry}>{tryAgain}</Button>}
          {supportUrl && <a href={supportUrl}>{contactSupport}</a>}
        </p>
      )}
    </div>
  );
}
