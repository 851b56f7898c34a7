import type { Act, PartnerScope } from '@chatelaine/shared';

export const PERSONS = ['partner owner', 'partner member', 'client owner', 'client admin', 'client member'] as const;
/** A person, named by the side and the role. */
export type Person = (typeof PERSONS)[number];

/**
 * The rights of each act, written here a second time so that the tests do not copy an error of the code. `may` lists
 * the persons who may do the act. `scope` is the scope that a partner key needs for the act. Null means that no key may
 * do the act.
 */
export const TABLE: Record<Act, { may: readonly Person[]; scope: PartnerScope | null }> = {
  read: { may: PERSONS, scope: 'read' },
  channel_keys: { may: ['partner owner', 'partner member', 'client owner', 'client admin'], scope: 'keys' },
  permission_requests: { may: ['partner owner', 'partner member'], scope: 'onboarding' },
  permissions: { may: ['client owner'], scope: null },
  own_partner: { may: ['client owner', 'client admin', 'client member'], scope: null },
  channels_add: { may: ['client owner', 'client admin'], scope: null },
  partner_keys: { may: ['partner owner'], scope: null },
  partner_keys_list: { may: ['partner owner'], scope: 'settings' },
  organization_keys: { may: ['client owner', 'client admin'], scope: null },
  messages: { may: ['client owner', 'client admin', 'client member'], scope: null },
  channel_webhook: { may: [], scope: null },
  sessions_read: { may: ['client owner', 'client admin', 'client member'], scope: null },
  sessions_manage: { may: ['client owner', 'client admin'], scope: null },
  messages_read: { may: ['client owner', 'client admin', 'client member'], scope: null },
  session_events: { may: ['client owner', 'client admin', 'client member'], scope: null },
  contacts_manage: { may: ['client owner', 'client admin'], scope: null },
  webhooks_read: { may: ['partner owner', 'partner member', 'client owner', 'client admin'], scope: 'settings' },
  webhooks: { may: ['partner owner', 'client owner', 'client admin'], scope: 'settings' },
  own_codes: { may: PERSONS, scope: null },
  own_profile: { may: PERSONS, scope: null },
  legacy_tokens_off: { may: ['partner owner'], scope: 'settings' },
  legacy_tokens_on: { may: ['partner owner'], scope: null },
  platform_secret: { may: ['partner owner'], scope: null },
  settings: { may: ['partner owner'], scope: 'settings' },
  people_list: { may: PERSONS, scope: null },
  people: { may: ['partner owner', 'client owner'], scope: null },
};
