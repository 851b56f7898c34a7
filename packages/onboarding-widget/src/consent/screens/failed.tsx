import { usePage } from '../page.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';

interface FailedProps {
  title: string;
  reason: string;
  reference: string | null;
  onTryAgain(): void;
  onBack?(): void;
}

/** Says what did not work, and offers it once more. */
export function Failed({ title, reason, reference, onTryAgain, onBack }: FailedProps) {
  const { texts } = usePage();
  return (
    <>
      <Heading text={title} />
      <p role="alert">{reason}</p>
      {reference !== null && <p class="hint">{texts.reference(reference)}</p>}
      <div class="actions">
        <ActionButton look="primary" onClick={onTryAgain}>
          {texts.failed.tryAgain}
        </ActionButton>
        {onBack && (
          <ActionButton look="secondary" onClick={onBack}>
            {texts.failed.back}
          </ActionButton>
        )}
      </div>
    </>
  );
}
