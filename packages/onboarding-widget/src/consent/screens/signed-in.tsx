import { usePage } from '../page.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Sentence } from '../parts/sentence.tsx';

/** Says who is signed in, where no request waits. */
export function SignedIn({ email, onSignOut }: { email: string; onSignOut(): void }) {
  const { texts } = usePage();
  return (
    <>
      <Heading text={texts.signedIn.title} />
      <p>
        <Sentence words={texts.signedIn.body(email)} />
      </p>
      <p>{texts.signedIn.next}</p>
      <div class="actions">
        <ActionButton look="secondary" onClick={onSignOut}>
          {texts.signedIn.signOut}
        </ActionButton>
      </div>
    </>
  );
}
