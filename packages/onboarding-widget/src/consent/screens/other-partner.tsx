import type { Question } from '@chatelaine/shared';
import { usePage } from '../page.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';

type OtherPartnerQuestion = Extract<Question, { step: 'other_partner' }>;

/** Says that the client has another partner; this page cannot change that. */
export function OtherPartner({ question, onDeny }: { question: OtherPartnerQuestion; onDeny(): void }) {
  const { texts } = usePage();
  return (
    <>
      <Heading text={texts.otherPartner.title(question.client.name, question.otherPartnerName)} />
      <p>{texts.otherPartner.body(question.partner.name)}</p>
      <div class="actions">
        <ActionButton look="secondary" onClick={onDeny}>
          {texts.otherPartner.back(question.returnHost)}
        </ActionButton>
      </div>
    </>
  );
}
