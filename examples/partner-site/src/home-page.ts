import type { Channel } from '@chatelaine/sdk';
import { html, type Markup } from './html.ts';
import { page } from './page.ts';
import type { MessageAnswer } from './send-message.ts';
import type { Flash, Session } from './session.ts';

/** The site's one page: what to do, what was done, and what came of it. `channels` null: not known right now. */
export function homePage(session: Session, flash: Flash, channels: readonly Channel[] | null): string {
  const { notice, newKey, answer, draft } = flash;
  const isConnected = session.clientId !== null;
  return page(
    'Acme Inbox',
    html`${notice === undefined ? null : html`<p role="status" class="notice">${notice}</p>`}
${isConnected ? null : connect(session)}
${newKey === undefined ? null : createdKey(newKey.secret, nameOf(channels, newKey.channelId))}
${answer === undefined ? null : messageAnswer(answer)}
${isConnected && channels !== null ? connected(session, channels) : null}
${session.keys.size === 0 ? null : sendForm(session, channels, draft)}`,
  );
}

const connect = (session: Session): Markup => html`<section>
<h2>Connect your WhatsApp numbers</h2>
<p>Acme Inbox answers your customers on WhatsApp. You choose the numbers on the next page, and can take them back there
at any time.</p>
<form method="post" action="/connect">
${token(session)}
<p><label for="number">Number (optional)</label>
<input id="number" name="number" type="tel" autocomplete="tel" placeholder="+44 7700 900101"></p>
<button>Connect WhatsApp</button>
</form>
</section>`;

const createdKey = (secret: string, name: string): Markup => html`<section>
<h2>Your new key</h2>
<p><label for="secret">API key</label>
<input id="secret" class="code" readonly value="${secret}" aria-describedby="once" autocomplete="off" spellcheck="false"></p>
<p id="once">For ${name}, shown this once. A real backend stores it at once and never shows it. Older keys of the
number ended in the same instant.</p>
</section>`;

const messageAnswer = ({ status, body }: MessageAnswer): Markup => html`<section>
<h2>Answer</h2>
<p class="${status < 300 ? 'good' : 'bad'}">Status ${status}</p>
<pre>${indented(body)}</pre>
</section>`;

const connected = (session: Session, channels: readonly Channel[]): Markup => html`<section>
<h2 id="connected">Connected numbers</h2>
<div class="wide" role="region" aria-labelledby="connected" tabindex="0">
<table>
<thead><tr><th scope="col">Number</th><th scope="col">Name</th><th scope="col">Permission</th><th scope="col">Key</th></tr></thead>
<tbody>
${channels.map((channel) => row(session, channel))}
</tbody>
</table>
</div>
<form method="post" action="/connect">
${token(session)}
<button class="second">Change permission</button>
</form>
</section>`;

const row = (session: Session, { id, phoneNumber, name, permission }: Channel): Markup => html`<tr>
<th scope="row">${phoneNumber}</th>
<td>${name}</td>
<td>${permission === 'shared' ? 'Shared' : 'Missing'}</td>
<td>${permission === 'shared' ? createButton(session, id, phoneNumber) : null}
${session.keys.has(id) ? html`<span class="code">${session.keys.get(id)?.hint ?? ''}</span>` : null}</td>
</tr>`;

const createButton = (
  session: Session,
  channelId: string,
  phoneNumber: string,
): Markup => html`<form method="post" action="/keys">
${token(session)}
<input type="hidden" name="channel" value="${channelId}">
<button class="second">Create API key<span class="hidden"> for ${phoneNumber}</span></button>
</form>`;

const sendForm = (
  session: Session,
  channels: readonly Channel[] | null,
  { channelId, to, text } = FIRST_DRAFT,
): Markup => html`<section>
<h2>Send a test message</h2>
<form method="post" action="/messages">
${token(session)}
<p><label for="from">From</label>
<select id="from" name="channel">
${[...session.keys.keys()].reverse().map((id) => html`<option value="${id}"${id === channelId ? html` selected` : null}>${nameOf(channels, id)}</option>`)}
</select></p>
<p><label for="to">To</label>
<input id="to" name="to" type="tel" required value="${to}" autocomplete="off"></p>
<p><label for="text">Message</label>
<input id="text" name="text" required maxlength="4096" value="${text}"></p>
<button>Send</button>
</form>
</section>`;

const FIRST_DRAFT = { channelId: '', to: '+44 7700 900999', text: 'Your table is ready.' };

const token = ({ formToken }: Session): Markup => html`<input type="hidden" name="token" value="${formToken}">`;

function nameOf(channels: readonly Channel[] | null, channelId: string): string {
  const channel = channels?.find(({ id }) => id === channelId);
  return channel === undefined ? channelId : `${channel.phoneNumber} (${channel.name})`;
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
