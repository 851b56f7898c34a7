import { Actions } from '../parts/actions.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Reference } from '../parts/reference.tsx';
import type { Failure } from '../server.ts';
import * as texts from '../texts/texts.ts';

interface FailedProps {
  title: string;
  reason: string;
  failure: Failure;
  onTryAgain(): void;
  /** Offers another account, which may have the right that this account does not have. */
  onSwitch?(): void;
  /** The way back to the choice that the person has made. Without this way the person might fear to lose the choice. */
  back?: { label: string; onBack(): void };
}

/** Says what failed, and offers another try. */
export function Failed({ title, reason, failure, onTryAgain, onSwitch, back }: FailedProps) {
  const { reference } = failure;
  // No answer arrived, and the browser knows why: it is offline.
  const isOffline = failure.status === 0 && !navigator.onLine;
  return (
    <>
      <Heading text={isOffline ? texts.failedOfflineTitle : title} />
      <p key={isOffline} role={isOffline ? 'status' : 'alert'}>
        {isOffline ? `${texts.failedOffline} ${back ? texts.failedChoiceKept : ''}` : reason}
      </p>
      <Reference id={reference} />
      <Actions>
        {onSwitch && failure.code === 'suspended' && (
          <ActionButton look="secondary" onClick={onSwitch}>
            {texts.switchAccount}
          </ActionButton>
        )}
        {back && (
          <ActionButton look="secondary" onClick={back.onBack}>
            {back.label}
          </ActionButton>
        )}
        <ActionButton look="primary" onClick={onTryAgain}>
          {texts.failedTryAgain}
        </ActionButton>
      </Actions>
    </>
  );
}
