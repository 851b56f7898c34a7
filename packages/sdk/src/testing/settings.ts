import type { Settings, SettingsInput } from '@chatelaine/shared';
import { distinctUrls, redirectUrlProblem } from './redirect-url.ts';
import { Refused } from './refused.ts';
import type { Store } from './store.ts';

/** Shows the partner's settings. */
export function getSettings({ settings }: Store): Settings {
  return { ...settings, redirectUrls: [...settings.redirectUrls] };
}

/** Changes the settings that are named. */
export function updateSettings(store: Store, input: Partial<SettingsInput>): Settings {
  const issues = (input.redirectUrls ?? []).flatMap((url, at) => {
    const message = redirectUrlProblem(url);
    return message === null ? [] : [{ path: `redirectUrls.${at}`, message }];
  });
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  const before = getSettings(store);
  Object.assign(store.settings, Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)));
  if (input.redirectUrls) store.settings.redirectUrls = distinctUrls(input.redirectUrls);
  const after = getSettings(store);
  // What is so already is no news.
  if (JSON.stringify(before) === JSON.stringify(after)) return after;
  const data = { before: recorded(before), after: recorded(after) };
  store.record({ type: 'settings.updated', by: 'partner_key', subjectId: after.partnerId, data });
  return after;
}

// An event says that there is a logo, not how it looks.
const recorded = ({ logo, ...rest }: Settings) => ({ ...rest, hasLogo: logo !== null });
