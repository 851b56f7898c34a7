import { type ChooseQuestion, changeOf, isAllShared, needsReview, noChange } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import type { UsualQuestion } from '../../src/consent/question.ts';
import { AlreadyShared } from '../../src/consent/screens/already-shared.tsx';
import { Choose } from '../../src/consent/screens/choose.tsx';
import { SignIn } from '../../src/consent/screens/sign-in.tsx';
import type { Consent } from '../../src/consent/use-consent.ts';

interface QuestionScreenProps {
  consent: Consent;
  question: UsualQuestion;
  hasChanged: boolean;
}

/**
 * An old version of the question screen with a bug. A person who goes back from a withdrawal reads that everything is
 * shared, but the withdrawal is still selected.
 */
export function QuestionScreen({ consent, question, hasChanged }: QuestionScreenProps) {
  if (question.step === 'choose') return <ChooseScreen consent={consent} question={question} hasChanged={hasChanged} />;
  return (
    <SignIn
      title={`Sign in to review ${question.partner.name}'s request`}
      email={question.email}
      isChoiceKept={consent.choice !== null}
      onSignedIn={consent.ask}
    />
  );
}

function ChooseScreen({ consent, question, hasChanged }: QuestionScreenProps & { question: ChooseQuestion }) {
  const { choice } = consent;
  const [wantsChange, setWantsChange] = useState(false);
  if (choice === null) return null;
  if (isAllShared(question) && !wantsChange && !hasChanged) {
    return (
      <AlreadyShared
        question={question}
        onKeep={() => consent.save({ question, change: changeOf(question.channels, choice) })}
        onChange={() => setWantsChange(true)}
      />
    );
  }
  return (
    <Choose
      question={question}
      choice={choice}
      hasChanged={hasChanged}
      onChoose={consent.choose}
      onSubmit={(change) => {
        if (needsReview(change, question.channels, question.firstTime)) consent.review({ question, change });
        else consent.save({ question, change });
      }}
      onKeep={() => consent.save({ question, change: noChange(question.channels) })}
      onDeny={() => consent.deny(question)}
    />
  );
}
