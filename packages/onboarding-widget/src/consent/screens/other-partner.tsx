import type { Question } from '@chatelaine/shared';
import { Actions } from '../parts/actions.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/rare-texts.ts';

type OtherPartnerQuestion = Extract<Question, { step: 'other_partner' }>;

/** Says that the client has another partner. The person cannot change the partner on this page. */
export function OtherPartner({ question, onDeny }: { question: OtherPartnerQuestion; onDeny(): void }) {
  return (
    <>
      <Heading text={texts.otherPartnerTitle(question.client.name, question.otherPartnerName)} />
      <p>{texts.otherPartnerBody(question.partner.name)}</p>
      <Actions>
        <ActionButton look="secondary" onClick={onDeny}>
          {texts.backTo(question.returnHost)}
        </ActionButton>
      </Actions>
    </>
  );
}
