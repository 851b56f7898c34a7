import type { ClientId, Question } from '@chatelaine/shared';
import { BadLink } from './screens/bad-link.tsx';
import { NoChannels } from './screens/no-channels.tsx';
import { NotAllowed } from './screens/not-allowed.tsx';
import { OtherPartner } from './screens/other-partner.tsx';
import { WhichClient } from './screens/which-client.tsx';
import type { Failure } from './server.ts';
import { readShell } from './shell.ts';
import { whyBadLink } from './why-bad-link.ts';

export { CodeField } from './parts/code-field.tsx';
export { AlreadyShared } from './screens/already-shared.tsx';
export { Answered } from './screens/answered.tsx';
export { OtherPerson } from './screens/other-person.tsx';
export { Review } from './screens/review.tsx';
export { StepUp } from './screens/step-up.tsx';

/** A question that most people are never asked. */
export type RareQuestion = Exclude<Question, { step: 'sign_in' | 'choose' | 'answered' }>;

interface RareQuestionScreenProps {
  question: RareQuestion;
  onPick(id: ClientId): void;
  onCheckAgain(): void;
  onDeny(): void;
}

/** Shows one of them. */
export function RareQuestionScreen({ question, onPick, onCheckAgain, onDeny }: RareQuestionScreenProps) {
  switch (question.step) {
    case 'which_client':
      return <WhichClient clients={question.clients} onPick={onPick} />;
    case 'not_allowed':
      return <NotAllowed question={question} onDeny={onDeny} />;
    case 'other_partner':
      return <OtherPartner question={question} onDeny={onDeny} />;
    case 'no_channels':
      return <NoChannels partnerName={question.partner.name} onCheckAgain={onCheckAgain} onDeny={onDeny} />;
  }
}

/** Says of a link why it leads nowhere. */
export function BadLinkScreen({ failure }: { failure: Failure }) {
  return <BadLink body={whyBadLink(failure, readShell().partner)} reference={failure.reference} />;
}
