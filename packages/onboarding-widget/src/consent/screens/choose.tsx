import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import { useState } from 'preact/hooks';
import {
  type Change,
  type Choice,
  type ChooseQuestion,
  changeOf,
  kindOf,
  requestedFirst,
  tick,
} from '../answer.rule.ts';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { EndDate } from '../parts/end-date.tsx';
import { ErrorBox } from '../parts/error-box.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/texts.ts';
import { ChooseNotes } from './choose-notes.tsx';
import { NumberList } from './number-list.tsx';

interface ChooseProps {
  question: ChooseQuestion;
  choice: Choice;
  hasChanged: boolean;
  onChoose(choice: Choice): void;
  onSubmit(change: Change): void;
  onDeny(): void;
}

/** Asks which numbers the client shares. The label of the button says what the button will do. */
export function Choose({ question, choice, hasChanged, onChoose, onSubmit, onDeny }: ChooseProps) {
  const [emptyTries, setEmptyTries] = useState(0);
  const change = changeOf(question.channels, choice);

  function submit(): void {
    if (kindOf(change) === 'nothing') setEmptyTries(emptyTries + 1);
    else onSubmit(change);
  }
  function choose(next: Choice): void {
    setEmptyTries(0);
    onChoose(next);
  }

  return (
    <Form isGrave onSubmit={submit}>
      <Heading text={texts.chooseTitle(question.partner.name)} />
      <ChooseNotes question={question} hasChanged={hasChanged} />
      <ErrorBox id={ERROR_ID} tries={emptyTries}>
        {texts.chooseNothingChosen}
      </ErrorBox>
      <Numbers question={question} choice={choice} onChoose={choose} />
      {question.channels.some(({ permission }) => permission === 'missing') && (
        <EndDate lastDay={choice.lastDay} onChange={(lastDay) => choose({ ...choice, lastDay })} />
      )}
      <p class="count" role="status">
        <ChangingText>{countOf(change)}</ChangingText>
      </p>
      <div class="actions">
        <SubmitButton isGrave>{labelOf(change)}</SubmitButton>
        <ActionButton look="secondary" onClick={onDeny}>
          {texts.chooseDeny}
        </ActionButton>
      </div>
    </Form>
  );
}

const ERROR_ID = 'nothing-chosen';

function Numbers({ question, choice, onChoose }: Pick<ChooseProps, 'question' | 'choice' | 'onChoose'>) {
  const chosenId = useOwnId();
  const { channels, laterShared, partner } = question;
  return (
    <fieldset aria-describedby={ERROR_ID}>
      <legend>{texts.chooseNumbers}</legend>
      <label class="option">
        <input
          type="radio"
          name="scope"
          checked={choice.scope === 'all'}
          onChange={() => onChoose({ ...choice, scope: 'all' })}
        />
        <span>
          {texts.chooseAll} <span class="hint">{texts.chooseAllHint(channels.length, laterShared)}</span>
        </span>
      </label>
      <label class="option">
        <input
          type="radio"
          name="scope"
          checked={choice.scope === 'chosen'}
          onChange={() => onChoose({ ...choice, scope: 'chosen' })}
        />
        <span id={chosenId}>{texts.chooseChosen}</span>
      </label>
      {choice.scope === 'chosen' && (
        <NumberList
          channels={requestedFirst(channels)}
          partnerName={partner.name}
          ticked={choice.ticked}
          labelledBy={chosenId}
          onTick={(ids, isTicked) => onChoose(tick(choice, ids, isTicked))}
        />
      )}
    </fieldset>
  );
}

function countOf({ grant, withdraw, keep }: Change): string {
  if (grant.length + withdraw.length > 0) return texts.chooseCount(grant.length, withdraw.length);
  return keep.length > 0 ? texts.chooseUnchanged : texts.chooseNothingTicked;
}

function labelOf(change: Change): string {
  switch (kindOf(change)) {
    case 'grant':
      return texts.chooseGrant(change.grant.length);
    case 'withdraw':
      return texts.chooseWithdraw(change.withdraw.length);
    case 'both':
      return texts.chooseBoth;
    case 'keep':
      return texts.chooseKeep;
    case 'nothing':
      return texts.choosePick;
  }
}
