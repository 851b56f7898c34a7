import type { Question } from '@chatelaine/shared';
import { CopyButton } from '@chatelaine/ui/copy-button';
import { useId, useRef } from 'preact/hooks';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/texts.ts';

type NotAllowedQuestion = Extract<Question, { step: 'not_allowed' }>;

/** Hands over the link for somebody who may answer. */
export function NotAllowed({ question }: { question: NotAllowedQuestion }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const partnerName = question.partner.name;
  return (
    <>
      <Heading text={texts.notAllowedTitle(question.client?.name ?? null)} />
      <p>{question.link === null ? texts.notAllowedBodyWithoutLink(partnerName) : texts.notAllowedBody(partnerName)}</p>
      {question.link !== null && (
        <>
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
          <div class="actions">
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
          </div>
        </>
      )}
    </>
  );
}
