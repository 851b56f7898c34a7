import type { Question } from '@chatelaine/shared';
import { CopyButton } from '@chatelaine/ui/copy-button';
import { useOwnId } from '@chatelaine/ui/own-id';
import { useRef } from 'preact/hooks';
import { Actions } from '../parts/actions.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/rare-texts.ts';

type NotAllowedQuestion = Extract<Question, { step: 'not_allowed' }>;

/** Shows a link that the person can give to somebody who may answer. */
export function NotAllowed({ question, onDeny }: { question: NotAllowedQuestion; onDeny(): void }) {
  const id = useOwnId();
  const field = useRef<HTMLInputElement>(null);
  const { client, link, partner, returnHost } = question;
  return (
    <>
      <Heading text={texts.notAllowedTitle(client?.name)} />
      <p>{(link ? texts.notAllowedBody : texts.notAllowedBodyWithoutLink)(partner.name)}</p>
      {link && (
        <div class="field">
          <label for={id}>{texts.notAllowedLink}</label>
          <input
            id={id}
            ref={field}
            type="text"
            value={link}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      )}
      <Actions>
        <ActionButton look="secondary" onClick={onDeny}>
          {texts.backTo(returnHost)}
        </ActionButton>
        {link && (
          <CopyButton
            look="primary"
            text={link}
            words={{
              copy: texts.notAllowedCopy,
              copied: texts.notAllowedCopied,
              copyYourself: texts.notAllowedCopyYourself,
            }}
            selectText={() => field.current?.focus()}
          />
        )}
      </Actions>
    </>
  );
}
