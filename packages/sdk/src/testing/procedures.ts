import { channelKeys } from './change-keys.ts';
import { channels, clients, permissions } from './channels.ts';
import { partnerKeys } from './end-keys.ts';
import { whoAmI } from './keys.ts';
import { onboarding } from './onboarding.ts';
import type { Procedure } from './procedure.ts';
import { events, hygiene, usage } from './reports.ts';
import { legacyTokens, settings } from './settings.ts';
import { webhooks } from './webhooks.ts';

const RESOURCES: Record<string, Record<string, Procedure>> = {
  ...{ channels, clients, permissions, onboarding, channelKeys, partnerKeys },
  ...{ usage, hygiene, legacyTokens, settings, events, webhooks },
};

/** All procedures that the SDK calls, by the names that the SDK sends, e.g. `channels.list`. */
export const PROCEDURES: ReadonlyMap<string, Procedure> = new Map([
  ...Object.entries(RESOURCES).flatMap(([resource, procedures]) =>
    Object.entries(procedures).map(([name, one]) => [`${resource}.${name}`, one] as const),
  ),
  ['whoAmI', whoAmI],
]);
