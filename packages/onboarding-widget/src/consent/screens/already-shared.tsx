import type { ChooseQuestion } from '../answer.rule.ts';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/rare-texts.ts';
import { backTo } from '../texts/texts.ts';

interface AlreadySharedProps {
  question: ChooseQuestion;
  /** Saves that all permissions stay unchanged, so that the partner gets an answer. */
  onKeep(): void;
  onChange(): void;
}

/** Says that no number is left to grant. */
export function AlreadyShared({ question, onKeep, onChange }: AlreadySharedProps) {
  return (
    <>
      <Heading text={texts.alreadySharedTitle(question.partner.name)} />
      <p>{texts.alreadySharedBody}</p>
      <div class="actions">
        <ActionButton look="primary" onClick={onKeep}>
          {backTo(question.returnHost)}
        </ActionButton>
        <ActionButton look="secondary" onClick={onChange}>
          {texts.alreadySharedChange}
        </ActionButton>
      </div>
    </>
  );
}
