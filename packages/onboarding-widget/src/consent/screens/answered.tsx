import type { Question } from '@chatelaine/shared';
import { leave } from '../leave.ts';
import { Actions } from '../parts/actions.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/rare-texts.ts';

interface AnsweredProps {
  question: Extract<Question, { step: 'answered' }>;
  /** The person sent another answer just now. The server refused it, because the request was already answered. */
  hasChanged: boolean;
}

/** Shows the answer that the person gave before, in this tab or another tab. A request accepts only one answer. */
export function Answered({ question, hasChanged }: AnsweredProps) {
  const { status, granted, withdrawn, redirectTo } = question.receipt;
  const said = [
    granted.length > 0 && texts.answeredGranted(granted.length),
    withdrawn.length > 0 && texts.answeredWithdrawn(withdrawn.length),
  ].filter(Boolean);
  const kept = status === 'denied' ? texts.answeredDenied : texts.answeredUnchanged;
  return (
    <>
      <Heading text={texts.answeredTitle} />
      {hasChanged && <p role="alert">{texts.answeredOtherwise}</p>}
      <p>{said.join(' ') || kept}</p>
      <Actions>
        <ActionButton look="primary" onClick={() => leave(redirectTo)}>
          {texts.backTo(question.returnHost)}
        </ActionButton>
      </Actions>
    </>
  );
}
