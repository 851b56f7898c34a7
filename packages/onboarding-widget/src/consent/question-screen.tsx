import type { Question } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { changeOf, isAllShared, kindOf, needsReview } from './answer.rule.ts';
import { AlreadyShared } from './screens/already-shared.tsx';
import { Choose } from './screens/choose.tsx';
import { NoChannels } from './screens/no-channels.tsx';
import { NotAllowed } from './screens/not-allowed.tsx';
import { OtherPartner } from './screens/other-partner.tsx';
import { SignIn } from './screens/sign-in.tsx';
import { WhichClient } from './screens/which-client.tsx';
import * as texts from './texts/texts.ts';
import type { ChooseQuestion, Consent } from './use-consent.ts';

interface QuestionScreenProps {
  consent: Consent;
  question: Question;
  hasChanged: boolean;
}

/** Shows the question as the server decided it: one step, one screen. */
export function QuestionScreen({ consent, question, hasChanged }: QuestionScreenProps) {
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
    case 'which_client':
      return <WhichClient clients={question.clients} onPick={consent.pickClient} />;
    case 'not_allowed':
      return <NotAllowed question={question} onDeny={() => consent.deny(question)} />;
    case 'other_partner':
      return <OtherPartner question={question} onDeny={() => consent.deny(question)} />;
    case 'no_channels':
      return (
        <NoChannels
          partnerName={question.partner.name}
          onCheckAgain={consent.askAgain}
          onDeny={() => consent.deny(question)}
        />
      );
    case 'choose':
      return <ChooseScreen consent={consent} question={question} hasChanged={hasChanged} />;
  }
}

function ChooseScreen({ consent, question, hasChanged }: QuestionScreenProps & { question: ChooseQuestion }) {
  const { choice } = consent;
  const change = choice && changeOf(question.channels, choice);
  // Whoever comes back with a change that was begun goes on with it.
  const [isChanging, setChanging] = useState(change !== null && kindOf(change) !== 'keep');
  if (choice === null || change === null) return null;
  if (isAllShared(question) && kindOf(change) === 'keep' && !isChanging && !hasChanged) {
    return (
      <AlreadyShared
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
        if (needsReview(submitted, choice, question.firstTime)) consent.review(toDo);
        else consent.save(toDo);
      }}
      onDeny={() => consent.deny(question)}
    />
  );
}
