import { type ChooseQuestion, changeOf, kindOf, needsReview, noChange } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import type { RareScreens } from './load-rare-screens.ts';
import type { UsualQuestion } from './question.ts';
import { Choose } from './screens/choose.tsx';
import { SignIn } from './screens/sign-in.tsx';
import * as texts from './texts/texts.ts';
import type { Consent } from './use-consent.ts';

interface QuestionScreenProps {
  consent: Consent;
  question: UsualQuestion;
  hasChanged: boolean;
  /** The file of the rare screens. It is null when a number is left to grant, or when the file did not load. */
  screens: RareScreens | null;
}

/** Shows the question that the server asks. Each step has one screen. */
export function QuestionScreen({ consent, question, ...rest }: QuestionScreenProps) {
  switch (question.step) {
    case 'sign_in':
      return (
        <SignIn
          title={texts.signInTitleFor(question.partner.name)}
          email={question.email}
          isChoiceKept={consent.choice !== null}
          onSignedIn={consent.ask}
        />
      );
    case 'choose':
      return <ChooseScreen consent={consent} question={question} {...rest} />;
  }
}

function ChooseScreen({ consent, question, hasChanged, screens }: QuestionScreenProps & { question: ChooseQuestion }) {
  const { choice } = consent;
  const change = choice && changeOf(question.channels, choice);
  // A person who comes back with an unfinished change continues this change.
  const [isChanging, setChanging] = useState(change !== null && kindOf(change) !== 'keep');
  if (choice === null || change === null) return null;
  if (screens && kindOf(change) === 'keep' && !isChanging && !hasChanged) {
    return (
      <screens.AlreadyShared
        question={question}
        onKeep={() => consent.save({ question, change })}
        onChange={() => setChanging(true)}
      />
    );
  }
  return (
    <Choose
      question={question}
      choice={choice}
      hasChanged={hasChanged}
      onChoose={consent.choose}
      onSubmit={(submitted) => {
        const toDo = { question, change: submitted };
        if (needsReview(submitted, question.channels, question.firstTime)) consent.review(toDo);
        else consent.save(toDo);
      }}
      onKeep={() => consent.save({ question, change: noChange(question.channels) })}
      onDeny={() => consent.deny(question)}
    />
  );
}
