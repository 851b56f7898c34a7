import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type Change, type Choice, changeOf, kindOf, requestedFirst, tick } from '../answer.rule.ts';
import type { Texts } from '../catalogue.ts';
import { usePage } from '../page.tsx';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import type { ChooseQuestion } from '../use-consent.ts';
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

/** The question itself: which numbers, and a button that says what it will do. */
export function Choose({ question, choice, hasChanged, onChoose, onSubmit, onDeny }: ChooseProps) {
  const { texts } = usePage();
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
    <Form onSubmit={submit}>
      <Heading text={texts.choose.title(question.partner.name)} />
      <ChooseNotes question={question} hasChanged={hasChanged} />
      <NothingChosen tries={emptyTries} />
      <Numbers question={question} choice={choice} onChoose={choose} />
      <p class="count" role="status">
        {countOf(change, texts)}
      </p>
      <div class="actions">
        <SubmitButton>{labelOf(change, texts)}</SubmitButton>
        <ActionButton look="secondary" onClick={onDeny}>
          {texts.choose.deny}
        </ActionButton>
      </div>
    </Form>
  );
}

const ERROR_ID = 'nothing-chosen';

/** The error box. Each try takes the focus back to it; the group of numbers names it as its description. */
function NothingChosen({ tries }: { tries: number }) {
  const { texts } = usePage();
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (tries > 0) box.current?.focus();
  }, [tries]);
  return (
    <p class="error box" role="alert" id={ERROR_ID} tabIndex={-1} ref={box} hidden={tries === 0}>
      {tries > 0 && texts.choose.nothingChosen}
    </p>
  );
}

function Numbers({ question, choice, onChoose }: Pick<ChooseProps, 'question' | 'choice' | 'onChoose'>) {
  const { texts } = usePage();
  const chosenId = useId();
  const { channels, partner } = question;
  return (
    <fieldset aria-describedby={ERROR_ID}>
      <legend>{texts.choose.numbers}</legend>
      <label class="option">
        <input
          type="radio"
          name="scope"
          checked={choice.scope === 'all'}
          onChange={() => onChoose({ ...choice, scope: 'all' })}
        />
        <span>
          {texts.choose.all} <span class="hint">{texts.choose.allHint(channels.length)}</span>
        </span>
      </label>
      <label class="option">
        <input
          type="radio"
          name="scope"
          checked={choice.scope === 'chosen'}
          onChange={() => onChoose({ ...choice, scope: 'chosen' })}
        />
        <span id={chosenId}>{texts.choose.chosen}</span>
      </label>
      {choice.scope === 'chosen' && (
        <NumberList
          channels={requestedFirst(channels)}
          partnerName={partner.name}
          ticked={choice.ticked}
          labelledBy={chosenId}
          onTick={(id, isTicked) => onChoose(tick(choice, id, isTicked))}
        />
      )}
    </fieldset>
  );
}

function countOf({ grant, withdraw, keep }: Change, texts: Texts): string {
  if (grant.length + withdraw.length > 0) return texts.choose.count(grant.length, withdraw.length);
  return keep.length > 0 ? texts.choose.unchanged : texts.choose.nothingTicked;
}

function labelOf(change: Change, texts: Texts): string {
  const { grant, withdraw, both, keep, pick } = texts.choose;
  switch (kindOf(change)) {
    case 'grant':
      return grant(change.grant.length);
    case 'withdraw':
      return withdraw(change.withdraw.length);
    case 'both':
      return both;
    case 'keep':
      return keep;
    case 'nothing':
      return pick;
  }
}
