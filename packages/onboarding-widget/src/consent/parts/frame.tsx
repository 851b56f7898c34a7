import type { ComponentChildren } from 'preact';
import { readShell } from '../shell.ts';
import * as texts from '../texts/texts.ts';
import { ActionButton } from './button.tsx';
import { Sentence } from './sentence.tsx';

/** Who answers, and for whom. */
export interface Account {
  email: string;
  client: string | undefined;
  /** Missing where nobody else could go on. */
  onSwitch: (() => void) | undefined;
}

interface FrameProps {
  account?: Account | null;
  /** The partner's, beside its name in every title. */
  logo?: string | null;
  returnHost?: string;
  children: ComponentChildren;
}

/** What never changes around a screen: our name, who answers, and where the answer leads. */
export function Frame({ account, logo, returnHost, children }: FrameProps) {
  return (
    <div class="frame">
      <header>
        <p class="product">{readShell().product}</p>
        {account && (
          <p class="account" key={`${account.email} ${account.client}`}>
            <span>
              <Sentence words={texts.signedInAs(account.email)} />
            </span>
            {account.client && <span>{account.client}</span>}
            {account.onSwitch && (
              <ActionButton look="link" onClick={account.onSwitch}>
                {texts.switchAccount}
              </ActionButton>
            )}
          </p>
        )}
      </header>
      {logo && <img class="logo" src={logo} alt="" />}
      <main>{children}</main>
      {returnHost !== undefined && (
        <footer key={returnHost}>
          <Sentence words={texts.goBackTo(returnHost)} />
        </footer>
      )}
    </div>
  );
}
