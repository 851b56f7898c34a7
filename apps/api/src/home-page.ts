import { housePage } from './platform/http/html.ts';

/** What this is and where to go: the page at `/`. */
export function homePage(demo: { partnerSiteUrl: string } | null, hasMailbox: boolean): string {
  const demoLine =
    demo === null
      ? ''
      : `<li><a href="${demo.partnerSiteUrl}">The example partner site</a>: live the whole story, from the question to the refusal.</li>`;
  const mailboxLine = hasMailbox
    ? '<li><a href="/mailbox">The mailbox</a>: what this server would send by mail.</li>'
    : '';
  return housePage(
    'Permission and API keys for WhatsApp numbers',
    `<p>A client gives one partner permission on chosen numbers. The partner's backend makes API keys for exactly those
numbers. A gateway checks every call, and when someone says stop, the next call anywhere is refused.</p>
<ul>
${demoLine}
<li><a href="/sign-in">Sign in</a> with the account that you were invited to.</li>
<li>Partner backends call <code>/trpc</code> through the package <code>@chatelaine/sdk</code>.</li>
<li>Programs send messages to <code>POST /messages</code> with a channel key as <code>D360-API-KEY</code>.</li>
${mailboxLine}
<li><a href="/healthz">Health</a> of this server.</li>
</ul>`,
  );
}
