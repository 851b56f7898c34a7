import { Actions } from '../parts/actions.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Sentence } from '../parts/sentence.tsx';
import * as texts from '../texts/texts.ts';

interface SignedInProps {
  email: string;
  /** Goes to the hub of the person. */
  onContinue(): void;
  onSignOut(): void;
}

/** Says who is signed in, when no request waits. */
export function SignedIn({ email, onContinue, onSignOut }: SignedInProps) {
  return (
    <>
      <Heading text={texts.signedInTitle} />
      <p>
        <Sentence words={texts.signedInBody(email)} />
      </p>
      <p>{texts.signedInNext}</p>
      <Actions>
        <ActionButton look="secondary" onClick={onSignOut}>
          {texts.signedInSignOut}
        </ActionButton>
        <ActionButton look="primary" onClick={onContinue}>
          {texts.signedInContinue}
        </ActionButton>
      </Actions>
    </>
  );
}
