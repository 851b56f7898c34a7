import { goTo } from './go-to.ts';
import type { HubState, HubVisit } from './hub-state.ts';
import { SEEDED, seedKeptCalls } from './seed-kept-calls.ts';

const toCalls = (visit: HubVisit) => goTo(visit, visit.t.frame.navCalls);

const find = (requestId: string) => async (visit: HubVisit) => {
  await toCalls(visit);
  const { page, t } = visit;
  await page.getByLabel(t.calls.findLabel, { exact: true }).fill(requestId);
  await page.getByRole('button', { name: t.calls.find, exact: true }).click();
};

/** Calls with the demo partner's key. */
const ofPartner = {
  route: 'partner calls',
  arrange: seedKeptCalls,
  title: (t) => t.calls.title,
} satisfies Partial<HubState>;

export const CALL_STATES: readonly HubState[] = [
  {
    ...ofPartner,
    name: 'list, and an hour that was only counted',
    reach: async (visit) => {
      await toCalls(visit);
      await visit.page.getByText(visit.t.calls.countedTitle).waitFor();
    },
  },
  {
    ...ofPartner,
    name: 'nothing matches',
    reach: async (visit) => {
      await toCalls(visit);
      await visit.page.getByLabel(visit.t.calls.outcome, { exact: true }).selectOption('too_large');
      await visit.page.getByRole('heading', { name: visit.t.frame.noMatchTitle }).waitFor();
    },
  },
  {
    ...ofPartner,
    name: 'dialog: refused call',
    reach: find(SEEDED.refused),
    dialog: (t) => t.calls.reasons.address_not_allowed,
  },
  {
    ...ofPartner,
    name: 'dialog: accepted call',
    reach: find(SEEDED.accepted),
    dialog: (t) => t.calls.acceptedTitle,
  },
  {
    route: 'client calls',
    name: 'not kept',
    title: (t) => t.calls.title,
    reach: async (visit) => {
      // The id of a call of the partner: a client reads the same as for an invented id.
      await find(SEEDED.refused)(visit);
      await visit.page.getByRole('heading', { name: visit.t.calls.notKeptTitle }).waitFor();
    },
  },
  {
    route: 'client calls',
    name: 'empty',
    user: ({ studio }) => studio.user,
    title: (t) => t.calls.title,
    reach: async (visit) => {
      await toCalls(visit);
      await visit.page.getByRole('heading', { name: visit.t.calls.emptyTitle }).waitFor();
    },
  },
];
