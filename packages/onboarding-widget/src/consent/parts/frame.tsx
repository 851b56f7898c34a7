import type { ComponentChildren } from 'preact';
import { readShell } from '../shell.ts';
import * as texts from '../texts/texts.ts';
import { ActionButton } from './button.tsx';
import { Sentence } from './sentence.tsx';

/** The person who answers, and the client for which this person answers. */
export interface Account {
  email: string;
  client: string | undefined;
  /** Switches the account. This action is missing when no other person could continue. */
  onSwitch: (() => void) | undefined;
}

interface FrameProps {
  account?: Account | null;
  /** The logo of the partner. Its `alt` is empty, because the title of the question already names the partner. */
  logo?: string | null;
  returnHost?: string;
  children: ComponentChildren;
}

/** Shows the parts around a screen that never change: our name, the account, and the host to which the answer goes. */
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
