import { Actions } from '../parts/actions.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Reference } from '../parts/reference.tsx';
import { Sentence } from '../parts/sentence.tsx';
import * as texts from '../texts/rare-texts.ts';

interface OtherPersonProps {
  /** The person who opened the request. */
  owner: string;
  partner: string | null;
  reference: string | null;
  onSwitch(): void;
}

/** Says that another person opened this request, and that only that person may continue. */
export function OtherPerson({ owner, partner, reference, onSwitch }: OtherPersonProps) {
  return (
    <>
      <Heading text={texts.otherPersonTitle} />
      <p>
        <Sentence words={texts.otherPersonBody(owner, partner)} />
      </p>
      <Reference id={reference} />
      <Actions>
        <ActionButton look="primary" onClick={onSwitch}>
          {texts.switchAccount}
        </ActionButton>
      </Actions>
    </>
  );
}
