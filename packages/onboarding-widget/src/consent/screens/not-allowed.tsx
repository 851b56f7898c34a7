import type { Question } from '@chatelaine/shared';
import { CopyButton } from '@chatelaine/ui/copy-button';
import { useId, useRef } from 'preact/hooks';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/texts.ts';

type NotAllowedQuestion = Extract<Question, { step: 'not_allowed' }>;

/** Hands over the link for somebody who may answer. */
export function NotAllowed({ question, onDeny }: { question: NotAllowedQuestion; onDeny(): void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const partnerName = question.partner.name;
  return (
    <>
      <Heading text={texts.notAllowedTitle(question.client?.name ?? null)} />
      <p>{question.link === null ? texts.notAllowedBodyWithoutLink(partnerName) : texts.notAllowedBody(partnerName)}</p>
      {question.link !== null && (
        <div class="field">
          <label for={id}>{texts.notAllowedLink}</label>
          <input
            id={id}
            ref={field}
            type="text"
            value={question.link}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      )}
      <div class="actions">
        {question.link !== null && (
          <CopyButton
            look="primary"
            text={question.link}
            words={{
              copy: texts.notAllowedCopy,
              copied: texts.notAllowedCopied,
              copyYourself: texts.notAllowedCopyYourself,
            }}
            selectText={() => field.current?.focus()}
          />
        )}
        <ActionButton look="secondary" onClick={onDeny}>
          {texts.backTo(question.returnHost)}
        </ActionButton>
      </div>
    </>
  );
}
