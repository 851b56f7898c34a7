import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Sentence } from '../parts/sentence.tsx';
import * as texts from '../texts/texts.ts';

/** Says who is signed in, when no request waits. */
export function SignedIn({ email, onSignOut }: { email: string; onSignOut(): void }) {
  return (
    <>
      <Heading text={texts.signedInTitle} />
      <p>
        <Sentence words={texts.signedInBody(email)} />
      </p>
      <p>{texts.signedInNext}</p>
      <div class="actions">
        <ActionButton look="secondary" onClick={onSignOut}>
          {texts.signedInSignOut}
        </ActionButton>
      </div>
    </>
  );
}
