import type { Question } from '@chatelaine/shared';
import { Frame } from './parts/frame.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { Done } from './screens/done.tsx';
import { Failed } from './screens/failed.tsx';
import { Loading } from './screens/loading.tsx';
import { MoreTime } from './screens/more-time.tsx';
import type { Failure } from './server.ts';
import { readShell } from './shell.ts';
import * as texts from './texts/texts.ts';
import { type Consent, type Screen, useConsent } from './use-consent.ts';
import { whyNotAsked, whyNotReviewed, whyNotSaved } from './why.ts';

/** The page of a request: the frame, and in it the screen that the conversation has come to. */
export function PermissionApp() {
  const consent = useConsent();
  const { screen } = consent;
  const question = 'question' in screen ? screen.question : null;
  const isLeaving = screen.name === 'done';
  const open = question !== null && 'expiresInMs' in question && !isLeaving ? question : null;
  return (
    <Frame
      // A request that was answered is open to nobody else.
      account={question ? accountOf(question, open ? consent.switchAccount : undefined) : undefined}
      logo={question?.partner.logo ?? null}
      returnHost={isLeaving ? undefined : question?.returnHost}
    >
      {/* What is shown anew is new, also where it is the same screen with other words. */}
      <CurrentScreen key={screen} consent={consent} />
      {open && <MoreTime question={open} onOver={consent.ask} />}
    </Frame>
  );
}

function accountOf(question: Question, onSwitch: (() => void) | undefined) {
  if (question.step === 'sign_in') return undefined;
  const client = 'client' in question ? question.client?.name : undefined;
  return { email: question.person.email, client, onSwitch };
}

function CurrentScreen({ consent }: { consent: Consent }) {
  const { screen } = consent;
  switch (screen.name) {
    case 'loading':
      return <Loading />;
    case 'bad_link':
      return <screen.screens.BadLinkScreen failure={screen.failure} />;
    case 'other_person':
      return (
        <screen.screens.OtherPerson
          owner={screen.owner}
          partner={readShell().partner}
          reference={screen.failure.reference}
          onSwitch={consent.switchAccount}
        />
      );
    case 'not_reviewed':
      return <NotReviewed consent={consent} screen={screen} />;
    case 'not_asked':
      return <NotAsked consent={consent} failure={screen.failure} />;
    case 'question':
      return <QuestionScreen consent={consent} {...screen} />;
    case 'rare_question':
      return (
        <screen.screens.RareQuestionScreen
          question={screen.question}
          onPick={consent.pickClient}
          onCheckAgain={consent.askAgain}
          onDeny={() => consent.deny(screen.question)}
        />
      );
    case 'answered':
      return <screen.screens.Answered question={screen.question} hasChanged={screen.hasChanged} />;
    case 'review':
      return (
        <screen.screens.Review
          question={screen.question}
          change={screen.change}
          onConfirm={() => consent.save(screen)}
          onBack={() => consent.backTo(screen.question)}
        />
      );
    case 'step_up':
      return (
        <screen.screens.StepUp
          email={screen.question.person.email}
          onConfirmed={() => consent.confirmed(screen.question, screen.answer)}
          onBack={() => consent.backTo(screen.question)}
        />
      );
    case 'not_saved':
      return <NotSaved consent={consent} screen={screen} />;
    case 'done':
      return <Done receipt={screen.receipt} />;
  }
}

function NotReviewed({ consent, screen }: { consent: Consent; screen: Extract<Screen, { name: 'not_reviewed' }> }) {
  return (
    <Failed
      title={texts.failedSaveTitle}
      reason={whyNotReviewed(screen.failure)}
      failure={screen.failure}
      onTryAgain={() => consent.review(screen)}
      back={{ label: texts.reviewBack, onBack: () => consent.backTo(screen.question) }}
    />
  );
}

function NotSaved({ consent, screen }: { consent: Consent; screen: Extract<Screen, { name: 'not_saved' }> }) {
  return (
    <Failed
      title={texts.failedSaveTitle}
      reason={whyNotSaved(screen.failure, screen.lost)}
      failure={screen.failure}
      onTryAgain={() => consent.tryAgain(screen)}
      back={{ label: texts.backTo(screen.question.returnHost), onBack: () => consent.giveUp(screen) }}
    />
  );
}

function NotAsked({ consent, failure }: { consent: Consent; failure: Failure }) {
  return (
    <Failed
      title={texts.failedAskTitle}
      reason={whyNotAsked(failure)}
      failure={failure}
      onTryAgain={consent.askAgain}
      onSwitch={consent.switchAccount}
    />
  );
}
