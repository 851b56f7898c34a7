import type { Question } from '@chatelaine/shared';
import { type Account, Frame } from './parts/frame.tsx';
import { QuestionScreen } from './question-screen.tsx';
import type { Screen } from './screen.rule.ts';
import { Done } from './screens/done.tsx';
import { Failed } from './screens/failed.tsx';
import { Loading } from './screens/loading.tsx';
import { MoreTime } from './screens/more-time.tsx';
import type { Failure } from './server.ts';
import { readShell } from './shell.ts';
import * as texts from './texts/texts.ts';
import { type Consent, useConsent } from './use-consent.ts';
import { whyNotAsked, whyNotReviewed, whyNotSaved } from './why.ts';

/** Shows the page of a request: the frame, and the current screen inside the frame. */
export function PermissionApp() {
  const consent = useConsent();
  const { screen } = consent;
  const question = 'question' in screen ? screen.question : null;
  const isLeaving = screen.name === 'done';
  const open = question && 'expiresInMs' in question && !isLeaving ? question : null;
  return (
    <Frame
      // After an answer nobody else can continue with the request, so the account cannot be switched.
      account={question && accountOf(question, open ? consent.switchAccount : undefined)}
      partner={question?.partner ?? readShell().partner}
      isJoined={screen.name === 'done' && screen.receipt.shared.length > 0}
      returnHost={isLeaving ? undefined : question?.returnHost}
      canBeTakenBack={screen.name === 'question' && screen.question.step === 'choose'}
    >
      {/* The key makes a new component for each new screen, even when it is the same screen with other texts. */}
      <CurrentScreen key={screen} consent={consent} />
      {open && <MoreTime question={open} onOver={consent.ask} />}
    </Frame>
  );
}

function accountOf(question: Question, onSwitch: (() => void) | undefined): Account | null {
  if (!('person' in question)) return null;
  return { email: question.person.email, client: 'client' in question ? question.client?.name : undefined, onSwitch };
}

function CurrentScreen({ consent }: { consent: Consent }) {
  const { screen } = consent;
  switch (screen.name) {
    case 'loading':
      return <Loading />;
    case 'not_reviewed':
      return notReviewed(consent, screen);
    case 'not_asked':
      return notAsked(consent, screen.failure);
    case 'question':
      return <QuestionScreen consent={consent} {...screen} />;
    case 'not_saved':
      return notSaved(consent, screen);
    case 'done':
      return <Done question={screen.question} receipt={screen.receipt} />;
    default:
      return <screen.screens.RareScreen consent={consent} screen={screen} />;
  }
}

function notReviewed(consent: Consent, screen: Extract<Screen, { name: 'not_reviewed' }>) {
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

function notSaved(consent: Consent, screen: Extract<Screen, { name: 'not_saved' }>) {
  return (
    <Failed
      title={texts.failedSaveTitle}
      reason={whyNotSaved(screen.failure, screen.lost)}
      failure={screen.failure}
      onTryAgain={() => consent.tryAgain(screen.answer)}
      back={{ label: texts.backTo(screen.question.returnHost), onBack: () => consent.giveUp(screen) }}
    />
  );
}

function notAsked(consent: Consent, failure: Failure) {
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
