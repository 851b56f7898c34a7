import { showEvent } from './show-event.ts';

// This example is a link for mails and for pages without a script. Nothing connects the answer to the visitor who was
// asked. The return page knows only the values in its address, and anyone can type such an address. So call
// `permissions.check` on your server before you act.
const { client, channels, error } = Object.fromEntries(new URLSearchParams(location.search));
if (client) showEvent('returned', { client, channels });
if (error) showEvent('returned', { error });
