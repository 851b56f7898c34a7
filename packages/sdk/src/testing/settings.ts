import { distinctUrls, logoProblem, redirectUrlProblem, type Settings } from '@chatelaine/shared';
import { legacyTokensInput, settingsInput } from '@chatelaine/shared/schema';
import * as z from 'zod';
import { change, query } from './procedure.ts';
import { Refused, requireRight } from './refused.ts';
import type { Store } from './store.ts';

const getSettings = ({ settings }: Store): Settings => structuredClone(settings);

/** The procedures of the partner's settings. */
export const settings = {
  get: query('read', z.unknown(), getSettings),
  update: change('settings', settingsInput, (store, { redirectUrls, ...input }) => {
    const { logo = null } = input;
    requireRight([
      ...issue('logo', logo === null ? null : logoProblem(logo)),
      ...(redirectUrls ?? []).flatMap((url, at) => issue(`redirectUrls.${at}`, redirectUrlProblem(url, true))),
    ]);
    const before = getSettings(store);
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    const urls = redirectUrls && { redirectUrls: distinctUrls(redirectUrls) };
    Object.assign(store.settings, Object.fromEntries(given), urls);
    const after = getSettings(store);
    // A call that changes no setting records no event.
    if (JSON.stringify(before) === JSON.stringify(after)) return after;
    const data = { before: recorded(before), after: recorded(after) };
    store.record({ type: 'settings.updated', by: 'partner_key', subjectId: after.partnerId, data });
    return after;
  }),
};

const issue = (path: string, message: string | null) => (message === null ? [] : [{ path, message }]);

// An event about settings says whether the partner has a logo, but does not contain the logo.
const recorded = ({ logo, ...rest }: Settings) => ({ ...rest, hasLogo: logo !== null });

/** The procedures of legacy tokens: `report` lists their uses. With `switch`, a program can only turn them off. */
export const legacyTokens = {
  report: query('partner_keys_list', z.unknown(), ({ legacyUses }) => structuredClone(legacyUses)),
  switch: change('legacy_tokens_off', legacyTokensInput, (store, { on }) => {
    if (on) throw new Refused('not_allowed');
    if (store.settings.legacyTokens) {
      store.settings.legacyTokens = false;
      const data = { before: { on: true }, after: { on: false } };
      store.record({ type: 'legacy_tokens.switched', by: 'partner_key', subjectId: store.settings.partnerId, data });
    }
    return { on: false };
  }),
};
