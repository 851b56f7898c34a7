import type { Channel } from '@chatelaine/sdk';
import type { ConnectScript } from './connect-script.ts';
import { html, type Markup } from './html.ts';
import { sendForm } from './message-part.ts';
import { numberList } from './number-part.ts';
import { page, scripts } from './page.ts';
import type { Flash, Session } from './session.ts';

/** The content of the page. `channels` is null when the numbers are not known at the moment. */
export interface Home {
  session: Session;
  flash: Flash;
  channels: readonly Channel[] | null;
  script: ConnectScript;
}

/** Renders the site's only page: the last notice, the numbers with their keys, and the forms. */
export function homePage({ session, flash, channels, script }: Home): string {
  const { notice } = flash;
  const isConnected = session.clientId !== null;
  return page(
    isConnected ? 'Your WhatsApp numbers' : 'Connect your WhatsApp numbers',
    html`${notice === undefined ? null : html`<p role="status" class="notice" tabindex="-1" autofocus>${notice}</p>`}
${isConnected && channels !== null ? numberList(session, channels) : null}
${session.keys.size === 0 ? null : sendForm(session, channels, flash)}
${askForm(isConnected, flash.number ?? '')}`,
    scripts(script, '/connect-page.js'),
  );
}

/**
 * Renders a form that works without a script. public/connect-page.js replaces the submit button with the button that
 * opens a window. With `mode="popup"` the page tells the visitor when the browser opens no window, and the visitor
 * chooses how to continue. With `mode="auto"` this tab would go to Chatelaine without asking the visitor.
 */
const askForm = (isConnected: boolean, number: string): Markup => {
  const label = isConnected ? 'Change permission' : 'Connect WhatsApp';
  return html`<section>
<h2>${isConnected ? 'Share more, or take numbers back' : 'Let us answer for you'}</h2>
<p>${isConnected ? null : 'Acme Inbox answers your customers on WhatsApp. '}You choose the numbers on Chatelaine's own page,
and can take them back there at any time.</p>
<form id="ask" method="post" action="/connect">
${isConnected ? null : numberField(number)}
<chatelaine-connect mode="popup" hidden>${label}</chatelaine-connect>
<p id="said" role="status"></p>
<button>${label}</button>
</form>
</section>`;
};

const numberField = (number: string): Markup => html`<p><label for="number">Number (optional)</label>
<input id="number" name="number" type="tel" autocomplete="tel" value="${number}" aria-describedby="number-hint">
<span id="number-hint" class="hint">It is ticked for you there. With its country code, like +44 7700 900101</span></p>`;
