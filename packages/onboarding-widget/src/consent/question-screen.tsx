import type { Question } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { changeOf, isAllShared, needsReview } from './answer.rule.ts';
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
  const [wantsChange, setWantsChange] = useState(false);
  if (choice === null) return null;
  if (isAllShared(question) && !wantsChange && !hasChanged) {
    return (
      <AlreadyShared
        question={question}
        onKeep={() => consent.save(question, changeOf(question.channels, choice))}
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
        if (needsReview(change, choice, question.firstTime)) consent.review(question, change);
        else consent.save(question, change);
      }}
      onDeny={() => consent.deny(question)}
    />
  );
}
