import type { ComponentChildren } from 'preact';
import { usePage } from '../page.tsx';
import { ActionButton } from './button.tsx';
import { Sentence } from './sentence.tsx';

interface FrameProps {
  account?: { email: string; client: string | null; onSwitch?: () => void };
  returnHost?: string;
  children: ComponentChildren;
}

/** What never changes around a screen: our name, who answers, and where the answer leads. */
export function Frame({ account, returnHost, children }: FrameProps) {
  const { texts, shell } = usePage();
  return (
    <div class="frame">
      <header>
        <p class="product">{shell.product}</p>
        {account && (
          <p class="account">
            <Sentence words={texts.signedInAs(account.email)} />
            {account.client !== null && ` · ${account.client}`}
            {account.onSwitch && (
              <>
                {' · '}
                <ActionButton look="link" onClick={account.onSwitch}>
                  {texts.switchAccount}
                </ActionButton>
              </>
            )}
          </p>
        )}
      </header>
      <main>{children}</main>
      {returnHost !== undefined && (
        <footer>
          <Sentence words={texts.goBackTo(returnHost)} />
        </footer>
      )}
    </div>
  );
}
