import { type Change, type Choice, type ChooseQuestion, changeOf, kindOf } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useState } from 'preact/hooks';
import { Actions } from '../parts/actions.tsx';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { EndDate } from '../parts/end-date.tsx';
import { ErrorBox } from '../parts/error-box.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/texts.ts';
import { ChooseNotes, ChooseRights } from './choose-notes.tsx';
import { NumberList } from './number-list.tsx';

interface ChooseProps {
  question: ChooseQuestion;
  choice: Choice;
  hasChanged: boolean;
  onChoose(choice: Choice): void;
  onSubmit(change: Change): void;
  /** Saves that every Shared number stays Shared. */
  onKeep(): void;
  onDeny(): void;
}

const ERROR_ID = 'nothing-chosen';

/** Asks which numbers the client shares. The label of the button says what the button will do. */
export function Choose({ question, choice, hasChanged, onChoose, onSubmit, ...ways }: ChooseProps) {
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
      <Heading text={texts.chooseTitle(question.partner.name, question.client.name)} />
      <ChooseNotes question={question} hasChanged={hasChanged} />
      <ErrorBox id={ERROR_ID} tries={emptyTries}>
        {texts.chooseNothingChosen}
      </ErrorBox>
      <NumberList question={question} choice={choice} describedBy={ERROR_ID} onChoose={choose} />
      <ChooseRights question={question} />
      {question.channels.some(({ permission }) => permission === 'missing') && (
        <EndDate lastDay={choice.lastDay} onChange={(lastDay) => choose({ ...choice, lastDay })} />
      )}
      <p class="count unseen" role="status">
        <ChangingText>{countOf(change)}</ChangingText>
      </p>
      <Ways question={question} change={change} {...ways} />
    </Form>
  );
}

type WaysProps = Pick<ChooseProps, 'question' | 'onKeep' | 'onDeny'> & { change: Change };

/**
 * Shows the two ways on. There is always exactly one way to change nothing: *Not now* while nothing is Shared, and
 * *Keep as it is* when the partner has numbers already. Beside a withdrawal, to keep everything is the main button.
 */
function Ways({ question, change, onKeep, onDeny }: WaysProps) {
  const kind = kindOf(change);
  const hasShared = question.channels.some(({ permission }) => permission === 'shared');
  if (kind === 'keep') {
    return (
      <Actions>
        <SubmitButton isGrave>{texts.chooseKeep}</SubmitButton>
      </Actions>
    );
  }
  return (
    <Actions>
      <ActionButton look={kind === 'withdraw' ? 'primary' : 'secondary'} onClick={hasShared ? onKeep : onDeny}>
        {hasShared ? texts.chooseKeep : texts.chooseDeny}
      </ActionButton>
      <SubmitButton isGrave look={LOOKS[kind]}>
        {labelOf(change)}
      </SubmitButton>
    </Actions>
  );
}

const LOOKS = { nothing: 'muted', grant: 'primary', withdraw: 'caution', both: 'primary' } as const;

function countOf({ grant, withdraw, keep }: Change): string {
  if (grant.length + withdraw.length > 0) return texts.chooseCount(grant.length, withdraw.length);
  return keep.length > 0 ? texts.chooseKeep : texts.chooseNothingTicked;
}

function labelOf(change: Change): string {
  switch (kindOf(change)) {
    case 'grant':
      return texts.chooseGrant(change.grant.length);
    case 'withdraw':
      return texts.chooseWithdraw(change.withdraw.length);
    case 'both':
      return texts.chooseBoth;
    default:
      return texts.choosePick;
  }
}
