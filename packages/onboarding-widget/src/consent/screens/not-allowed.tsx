import type { Question } from '@chatelaine/shared';
import { useId, useRef, useState } from 'preact/hooks';
import { usePage } from '../page.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';

type NotAllowedQuestion = Extract<Question, { step: 'not_allowed' }>;

/** Hands over the link for somebody who may answer. */
export function NotAllowed({ question }: { question: NotAllowedQuestion }) {
  const { texts } = usePage();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState('');

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(question.link);
      setStatus(texts.notAllowed.copied);
    } catch {
      // No clipboard without https, or the browser was told to refuse it.
      field.current?.select();
      setStatus(texts.notAllowed.copyYourself);
    }
  }

  return (
    <>
      <Heading text={texts.notAllowed.title(question.client?.name ?? null)} />
      <p>{texts.notAllowed.body(question.partner.name)}</p>
      <div class="field">
        <label for={id}>{texts.notAllowed.link}</label>
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
        <ActionButton look="primary" onClick={() => void copy()}>
          {texts.notAllowed.copy}
        </ActionButton>
      </div>
      <p class="hint" role="status">
        {status}
      </p>
    </>
  );
}
