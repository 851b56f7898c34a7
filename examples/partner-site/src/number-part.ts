import type { Channel } from '@chatelaine/sdk';
import { html, type Markup } from './html.ts';
import type { Session, StoredKey } from './session.ts';

/** Renders the numbers that this visitor has connected. Each number has its current permission and our key for it. */
export const numberList = ({ keys }: Session, channels: readonly Channel[]): Markup =>
  channels.length === 0
    ? html`<p>None of your numbers is connected.</p>`
    : html`<ul class="numbers">
${channels.map((channel) => numberCard(channel, keys.get(channel.id)))}
</ul>`;

const numberCard = (channel: Channel, key: StoredKey | undefined): Markup => html`<li>
<h2>${channel.phoneNumber}</h2>
<p>${channel.name} <span class="badge ${channel.permission}">${channel.permission === 'shared' ? 'Shared' : 'Missing'}</span></p>
${keyLine(channel, key)}
</li>`;

function keyLine(channel: Channel, key: StoredKey | undefined): Markup {
  const { permission, status } = channel;
  // A page shows only the hint of a key. A hint is enough to distinguish keys, and not enough to use a key.
  const name = key === undefined ? null : html`<code>${key.hint}</code>`;
  if (permission !== 'shared')
    return html`<p class="quiet">${name} ${name === null ? 'No key without permission.' : 'This key ended with the permission.'}</p>`;
  if (key !== undefined)
    return html`<div class="key">${name}
${button(channel, { action: '/keys/rotate', label: 'Rotate secret' })}
${button(channel, { action: '/keys/revoke', label: 'Revoke key' })}</div>`;
  return status === 'running'
    ? html`<div class="key">${button(channel, { action: '/keys', label: 'Create API key' })}</div>`
    : html`<p class="quiet">This number is not active yet.</p>`;
}

const button = (
  { id, phoneNumber }: Channel,
  { action, label }: { action: string; label: string },
): Markup => html`<form method="post" action="${action}">
<input type="hidden" name="channel" value="${id}">
<button class="second">${label}<span class="hidden"> for ${phoneNumber}</span></button>
</form>`;
