import type { ChooseQuestion } from '@chatelaine/shared';
import { Actions } from '../parts/actions.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { NumberRows } from '../parts/number-rows.tsx';
import * as texts from '../texts/rare-texts.ts';

interface AlreadySharedProps {
  question: ChooseQuestion;
  /** Saves that all permissions stay unchanged, so that the partner gets an answer. */
  onKeep(): void;
  onChange(): void;
}

/** Shows as a receipt that no number is left to grant. */
export function AlreadyShared({ question, onKeep, onChange }: AlreadySharedProps) {
  return (
    <>
      <Heading text={texts.alreadySharedTitle(question.partner.name)} />
      <NumberRows channels={question.channels} hasDates />
      <Actions>
        <ActionButton look="secondary" onClick={onChange}>
          {texts.alreadySharedChange}
        </ActionButton>
        <ActionButton look="primary" onClick={onKeep}>
          {texts.alreadySharedDone}
        </ActionButton>
      </Actions>
    </>
  );
}
