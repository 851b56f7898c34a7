import type { AnswerInput, ChooseQuestion, ClientId, ToDo } from '@chatelaine/shared';
import type { AnsweredQuestion, RareQuestion, SignedInQuestion } from './question.ts';
import { Answered } from './screens/answered.tsx';
import { BadLink } from './screens/bad-link.tsx';
import { NoChannels } from './screens/no-channels.tsx';
import { NotAllowed } from './screens/not-allowed.tsx';
import { OtherPartner } from './screens/other-partner.tsx';
import { OtherPerson } from './screens/other-person.tsx';
import { Review } from './screens/review.tsx';
import { StepUp } from './screens/step-up.tsx';
import { WhichClient } from './screens/which-client.tsx';
import type { Failure } from './server.ts';
import { readShell } from './shell.ts';
import { whyBadLink } from './why-bad-link.ts';

export { CodeField } from './parts/code-field.tsx';
export { AlreadyShared } from './screens/already-shared.tsx';

/** The state of a screen that most people never see. */
export type RareScreenState =
  | { name: 'bad_link'; failure: Failure }
  /** `owner` is the person who opened the request. Another person has signed in meanwhile. */
  | { name: 'other_person'; owner: string; failure: Failure }
  | { name: 'rare_question'; question: RareQuestion }
  | { name: 'answered'; question: AnsweredQuestion; hasChanged: boolean }
  /** `token` comes from the server's review. It is undefined when no permission ends. */
  | ({ name: 'review'; token: string | undefined } & ToDo)
  | { name: 'step_up'; question: SignedInQuestion; answer: AnswerInput };

/** The actions that the rare screens offer to the person. */
interface Acts {
  askAgain(): void;
  switchAccount(): void;
  pickClient(id: ClientId): void;
  save(toDo: ToDo & { token: string | undefined }): void;
  deny(question: RareQuestion): void;
  backTo(question: SignedInQuestion): void;
  /** Ticks every Shared number again, and returns to the list. */
  keepShared(question: ChooseQuestion): void;
  /** Sends the answer again, within the task in which the person signed in again. */
  confirmed(answer: AnswerInput): Promise<void>;
}

/** Shows one of the screens that most people never see. */
export function RareScreen({ consent, screen }: { consent: Acts; screen: RareScreenState }) {
  switch (screen.name) {
    case 'bad_link':
      return (
        <BadLink
          body={whyBadLink(screen.failure, readShell().partner?.name ?? null)}
          reference={screen.failure.reference}
        />
      );
    case 'other_person':
      return (
        <OtherPerson
          owner={screen.owner}
          partner={readShell().partner?.name ?? null}
          reference={screen.failure.reference}
          onSwitch={consent.switchAccount}
        />
      );
    case 'rare_question':
      return <RareQuestionScreen consent={consent} question={screen.question} />;
    case 'answered':
      return <Answered question={screen.question} hasChanged={screen.hasChanged} />;
    case 'review':
      return (
        <Review
          question={screen.question}
          change={screen.change}
          onConfirm={() => consent.save(screen)}
          onKeep={() => consent.keepShared(screen.question)}
          onBack={() => consent.backTo(screen.question)}
        />
      );
    case 'step_up':
      return (
        <StepUp
          email={screen.question.person.email}
          onConfirmed={() => consent.confirmed(screen.answer)}
          onBack={() => consent.backTo(screen.question)}
        />
      );
  }
}

function RareQuestionScreen({ consent, question }: { consent: Acts; question: RareQuestion }) {
  const onDeny = () => consent.deny(question);
  switch (question.step) {
    case 'which_client':
      return <WhichClient clients={question.clients} onPick={consent.pickClient} />;
    case 'not_allowed':
      return <NotAllowed question={question} onDeny={onDeny} />;
    case 'other_partner':
      return <OtherPartner question={question} onDeny={onDeny} />;
    case 'no_channels':
      return <NoChannels partnerName={question.partner.name} onCheckAgain={consent.askAgain} onDeny={onDeny} />;
  }
}
