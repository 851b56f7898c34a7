import { pathIn } from '../../platform/base-url.ts';
import { plainPage } from '../../platform/http/html.ts';

/** The facts about this server that the start page shows. */
interface Home {
  baseUrl: string;
  demo: { partnerSiteUrl: string } | null;
  hasMailbox: boolean;
}

/** Writes the page at `/`: it says what this server is, and links to its other pages. */
export function homePage({ baseUrl, demo, hasMailbox }: Home): string {
  const path = pathIn(baseUrl);
  const demoLine =
    demo === null
      ? ''
      : `<li><a href="${demo.partnerSiteUrl}">The example partner site</a>: live the whole story, from the question to the refusal.</li>`;
  const mailboxLine = hasMailbox
    ? `<li><a href="${path}/mailbox">The mailbox</a>: what this server would send by mail.</li>`
    : '';
  return plainPage({
    baseUrl,
    title: 'Permission and API keys for WhatsApp numbers',
    body: `<p>A client gives one partner permission on chosen numbers. The partner's backend makes API keys for exactly those
numbers. A gateway checks every call, and when someone says stop, the next call anywhere is refused.</p>
<ul>
${demoLine}
<li><a href="${path}/client">Client Hub</a>: your numbers, who has permission on them, and your API keys.</li>
<li><a href="${path}/partner">Partner Hub</a>: your clients' numbers, your API keys, and how your product is connected.</li>
<li>Partner backends call <code>${path}/trpc</code> through the package <code>@chatelaine/sdk</code>.</li>
<li>Programs send messages to <code>POST ${path}/messages</code> with a channel key as <code>D360-API-KEY</code>.</li>
${mailboxLine}
<li><a href="${path}/healthz">Health</a> of this server.</li>
</ul>`,
  });
}
