import type { HubState } from './hub-state.ts';
import { CALL_STATES } from './states-calls.ts';
import { HYGIENE_STATES } from './states-hygiene.ts';
import { INTEGRATION_STATES } from './states-integration.ts';
import { KEY_STATES } from './states-keys.ts';
import { LIST_STATES } from './states-lists.ts';
import { MESSAGE_STATES } from './states-messages.ts';
import { NUMBER_STATES } from './states-numbers.ts';
import { PARTNER_STATES } from './states-partner.ts';
import { PEOPLE_STATES } from './states-people.ts';
import { PROFILE_STATES } from './states-profile.ts';
import { REPORT_STATES } from './states-reports.ts';
import { WEBHOOK_STATES } from './states-webhooks.ts';

/** Every state that the hubs can show. A route of the hubs that has no state here makes `states.test` fail. */
export const HUB_STATES: readonly HubState[] = [
  ...LIST_STATES,
  ...NUMBER_STATES,
  ...MESSAGE_STATES,
  ...KEY_STATES,
  ...REPORT_STATES,
  ...CALL_STATES,
  ...PEOPLE_STATES,
  ...PROFILE_STATES,
  ...PARTNER_STATES,
  ...INTEGRATION_STATES,
  ...HYGIENE_STATES,
  ...WEBHOOK_STATES,
];
