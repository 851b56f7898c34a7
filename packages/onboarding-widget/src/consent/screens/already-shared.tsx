import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/texts.ts';
import type { ChooseQuestion } from '../use-consent.ts';

interface AlreadySharedProps {
  question: ChooseQuestion;
  /** Saves that all stays as it is, which tells the partner. */
  onKeep(): void;
  onChange(): void;
}

/** Says that there is nothing left to grant. */
export function AlreadyShared({ question, onKeep, onChange }: AlreadySharedProps) {
  return (
    <>
      <Heading text={texts.alreadySharedTitle(question.partner.name)} />
      <p>{texts.alreadySharedBody}</p>
      <div class="actions">
        <ActionButton look="primary" onClick={onKeep}>
          {texts.backTo(question.returnHost)}
        </ActionButton>
        <ActionButton look="secondary" onClick={onChange}>
          {texts.alreadySharedChange}
        </ActionButton>
      </div>
    </>
  );
}
