import { showEvent } from './show-event.ts';

// A link for mails and for pages without a script. Nothing ties its answer to a visitor, so the return page knows only
// what the address says, and anyone can type an address: ask `permissions.check` on your server before you act.
const { client, channels, error } = Object.fromEntries(new URLSearchParams(location.search));
if (client) showEvent('returned', { client, channels });
if (error) showEvent('returned', { error });
