import { addRival } from '../../permission-changes/support.ts';
import { goToPartner } from './go-to-partner.ts';
import type { HubState, HubVisit } from './hub-state.ts';

const partnerState = (state: Omit<HubState, 'route' | 'title'>): HubState => ({
  route: 'client organization/partner',
  title: (t) => t.ownPartner.title,
  reach: goToPartner,
  ...state,
});

const shareOne = (world: HubVisit['world']) => world.share([world.bakery.channels[0]?.id ?? '']);

async function openChoice(visit: HubVisit): Promise<void> {
  const { page, t } = visit;
  await goToPartner(visit);
  await page.getByRole('button', { name: t.ownPartner.change, exact: true }).click();
  await page.getByRole('dialog').waitFor();
}

async function openReview(visit: HubVisit): Promise<void> {
  const { page, t, world } = visit;
  await openChoice(visit);
  await page.getByRole('checkbox', { name: world.bakery.channels[0]?.phoneNumber ?? '' }).uncheck();
  await page.getByRole('button', { name: t.ownPartner.withdraw(1), exact: true }).click();
}

async function openPartnerChange({ page, t, ...visit }: HubVisit, text: string): Promise<void> {
  await goToPartner({ page, t, ...visit });
  // The button is below lists that are still loading, and it moves when they are there.
  await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: t.ownPartner.changePartner, exact: true }).click();
  await page.getByLabel(t.ownPartner.changeLabel, { exact: true }).fill(text);
  await page.getByRole('button', { name: t.ownPartner.changeNext, exact: true }).click();
}

let rivalId = '';

export const PARTNER_STATES: readonly HubState[] = [
  partnerState({ name: 'shared and missing', arrange: shareOne }),
  partnerState({ name: 'partner pays', user: ({ travel }) => travel.user }),
  partnerState({ name: 'no numbers', user: ({ studio }) => studio.user }),
  partnerState({ name: 'no partner', user: ({ pharmacy }) => pharmacy.user }),
  partnerState({
    name: 'dialog: choose',
    arrange: shareOne,
    dialog: (t) => t.ownPartner.chooseTitle('Acme Inbox'),
    async reach(visit) {
      await openChoice(visit);
      const { page, t, world } = visit;
      await page.getByRole('checkbox', { name: world.bakery.channels[1]?.phoneNumber ?? '' }).check();
      await page.getByRole('button', { name: t.ownPartner.endOpen, exact: true }).click();
    },
  }),
  partnerState({
    name: 'dialog: review',
    async arrange(world) {
      await shareOne(world);
      await world.partner.channelKeys.create({ channelId: world.bakery.channels[0]?.id ?? '', name: 'Inbox' });
    },
    dialog: (t) => t.ownPartner.reviewTitle(1),
    reach: openReview,
  }),
  partnerState({
    name: 'dialog: unknown partner',
    dialog: (t) => t.ownPartner.changeTitle,
    async reach(visit) {
      await openPartnerChange(visit, 'https://hub.example/onboarding/0000000000PA');
      await visit.page.getByText(visit.t.ownPartner.changeUnknown).waitFor();
    },
  }),
  partnerState({
    name: 'dialog: change partner',
    async arrange(world) {
      await shareOne(world);
      rivalId = (await addRival(world)).id;
    },
    dialog: (t) => t.ownPartner.changeTo('Rival Desk'),
    reach: (visit) => openPartnerChange(visit, rivalId),
  }),
  {
    route: 'client channels',
    name: 'dialog: add a number',
    title: (t) => t.channels.title,
    dialog: (t) => t.addNumber.title,
    async reach({ page, t }) {
      await page.getByRole('button', { name: t.addNumber.add, exact: true }).click();
      await page.getByRole('button', { name: t.addNumber.submit, exact: true }).click();
      await page.getByText(t.addNumber.nameMissing).waitFor();
    },
  },
];
