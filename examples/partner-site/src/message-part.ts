import type { Channel } from '@chatelaine/sdk';
import { html, type Markup } from './html.ts';
import type { MessageAnswer } from './send-message.ts';
import type { Flash, Session } from './session.ts';

/** Renders the form for a message from one of the numbers that have a key, and the answer to the last message. */
export function sendForm({ keys }: Session, channels: readonly Channel[] | null, { answer, draft }: Flash): Markup {
  const { channelId, to, text } = draft ?? FIRST_DRAFT;
  const options = [...keys.keys()].map(
    (id) => html`<option value="${id}"${id === channelId ? html` selected` : null}>${nameOf(channels, id)}</option>`,
  );
  return html`<section>
<h2>Send a test message</h2>
${answer === undefined ? null : messageAnswer(answer)}
<form method="post" action="/messages">
<p><label for="from">From</label>
<select id="from" name="channel">
${options}
</select></p>
<p><label for="to">To</label>
<input id="to" name="to" type="tel" required value="${to}" autocomplete="off"></p>
<p><label for="text">Message</label>
<input id="text" name="text" required maxlength="4096" value="${text}" autocomplete="off"></p>
<button>Send</button>
</form>
</section>`;
}

/** Renders the answer of the messaging door: the status, the code of a refusal, and the sentence for people. */
const messageAnswer = (answer: MessageAnswer): Markup => html`<div class="notice" role="status" tabindex="-1" autofocus>
<p class="${answer.status < 300 ? 'good' : 'bad'}">Status ${answer.status}${answer.refusal === null ? null : `, ${answer.refusal}`}</p>
<p>${answer.sentence}</p>
</div>`;

const FIRST_DRAFT = { channelId: '', to: '+44 7700 900999', text: 'Your table is ready.' };

function nameOf(channels: readonly Channel[] | null, channelId: string): string {
  const channel = channels?.find(({ id }) => id === channelId);
  return channel === undefined ? channelId : `${channel.phoneNumber} (${channel.name})`;
}
