import type { Actor, Settings, SettingsInput } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { getOwnPartner } from './get-partner.ts';
import { logoProblem } from './logo.rule.ts';
import { redirectUrlProblem } from './redirect-url.rule.ts';
import { viewSettings } from './settings.view.ts';

/** Changes a partner's settings. A person needs a one-time code for new redirect URLs; a key needs the scope. */
export async function updateSettings(work: Work, actor: Actor, input: Partial<SettingsInput>): Promise<Settings> {
  const partner = await getOwnPartner(work, actor);
  if (input.redirectUrls !== undefined) {
    if (actor.kind === 'person') throw new Refusal('code_required', `person ${actor.id}, redirect URLs`);
    requireRedirectUrls(input.redirectUrls, work.house.production);
  }
  requireLogo(input.logo ?? null);
  const before = viewSettings(partner);
  work.em.assign(partner, input);
  const after = viewSettings(partner);
  record(work, actor, {
    type: 'settings.updated',
    partnerId: partner.id,
    subjectId: partner.id,
    data: { before: recorded(before), after: recorded(after) },
  });
  await work.em.flush();
  return after;
}

function requireLogo(logo: string | null): void {
  const message = logo === null ? null : logoProblem(logo);
  if (message !== null) throw new Refusal('invalid_input', 'logo', { issues: [{ path: 'logo', message }] });
}

// An event says that there is a logo; the image itself would only make the record heavy.
const recorded = ({ logo, ...rest }: Settings) => ({ ...rest, hasLogo: logo !== null });

/** Refuses the list with one issue for each URL that cannot be used. */
export function requireRedirectUrls(urls: readonly string[], production: boolean): void {
  const issues = urls.flatMap((url, index) => {
    const message = redirectUrlProblem(url, production);
    return message === null ? [] : [{ path: `redirectUrls.${index}`, message }];
  });
  if (issues.length > 0) throw new Refusal('invalid_input', 'redirect URLs', { issues });
}
