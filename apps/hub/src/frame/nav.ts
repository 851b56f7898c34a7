import type { OwnAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import {
  menuPartner,
  navActivity,
  navApiKeys,
  navCalls,
  navChannels,
  navClients,
  navContacts,
  navHygiene,
  navIntegration,
  navMessages,
  navPeople,
  navSessions,
  navUsage,
  navWaba,
  navWebhooks,
} from '../texts/en/frame.ts';

/** A line of the list of screens. */
export interface NavItem {
  to: string;
  name: string;
  /** Whether this person needs the screen. Absent: everybody of the account. */
  isFor?(account: OwnAccount): boolean;
}

// Both hubs have these screens, in this order.
const BOTH: readonly NavItem[] = [
  { to: 'webhooks', name: navWebhooks, isFor: (account) => may(account, 'webhooks_read') },
  { to: 'calls', name: navCalls },
  { to: 'usage', name: navUsage },
  { to: 'hygiene', name: navHygiene },
  { to: 'activity', name: navActivity },
  { to: 'people', name: navPeople },
];

/** The screens that the list shows, in order. */
export const NAV: Record<OwnAccount['type'], readonly NavItem[]> = {
  partner: [
    { to: 'clients', name: navClients },
    { to: 'waba-management', name: navWaba },
    { to: 'api-keys', name: navApiKeys },
    { to: 'integration', name: navIntegration },
    ...BOTH,
  ],
  client: [
    { to: 'channels', name: navChannels },
    { to: 'sessions', name: navSessions },
    { to: 'messages', name: navMessages },
    { to: 'contacts', name: navContacts },
    // The consent page and the mails tell a client to open *Partner*, so it is not only in the menu.
    { to: 'organization/partner', name: menuPartner },
    { to: 'api-keys', name: navApiKeys },
    ...BOTH,
  ],
};
