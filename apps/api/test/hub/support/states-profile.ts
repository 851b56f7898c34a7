import type { Texts } from '../../../../hub/src/texts/catalogue.ts';
import { hashToken } from '../../../src/person/make-sign-up-link.ts';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';
import { insertPasskey } from '../../passkeys/insert-passkey.ts';
import { type HubState, type HubVisit, READY } from './hub-state.ts';

const press =
  (...names: ((t: Texts) => string)[]) =>
  async ({ page, t }: HubVisit) => {
    for (const name of names)
      await page
        .getByRole('button', { name: name(t), exact: true })
        .last()
        .click();
  };

const profile = { route: 'profile ', title: (t: Texts) => t.profile.title } as const;
const email = { route: 'profile email', title: (t: Texts) => t.profile.confirmTitle } as const;

/** Opens the page of a mailed link, with a token that is in no mail. */
const openLink =
  (fragment: string) =>
  async ({ page, t, world }: HubVisit) => {
    const lang = await page.locator('html').getAttribute('lang');
    await page.goto(`${world.baseUrl}/profile/email?lang=${lang}${fragment}`);
    await page.getByRole('heading', { level: 1, name: t.profile.confirmTitle }).waitFor();
  };

/** Begins an authenticator app with the mailed code. */
const beginApp = async (visit: HubVisit) => {
  const { page, t, world } = visit;
  const before = world.mails().length;
  await press((texts) => texts.profile.appSetUp)(visit);
  const field = page.getByLabel(t.proof.codeLabel, { exact: true });
  await field.waitFor();
  const [mail] = world.mails().slice(0, world.mails().length - before);
  await field.fill(mail?.text.slice(0, 8) ?? '');
  await page.getByRole('button', { name: t.proof.codeConfirm, exact: true }).click();
  await page.getByRole('heading', { name: t.profile.appSetUpTitle }).waitFor();
};

/** Types the password when the sign-in of this visit is too old. */
const confirmByPassword = async ({ page, t, world }: HubVisit) => {
  const asked = page.getByRole('dialog', { name: t.proof.passwordTitle });
  const none = page.getByText(t.profile.passkeyNotMade);
  await asked.or(none).first().waitFor();
  if (await none.isVisible()) return;
  await asked.getByLabel(t.proof.passwordLabel, { exact: true }).fill(world.bakery.user.password);
  await asked.getByRole('button', { name: t.proof.codeConfirm, exact: true }).click();
};

const addsSession = async ({ sql, bakery, clock }: BrowserWorld) => {
  const added = await sql(
    `insert into identity.session (id, token, "userId", "createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent")
     select 'other', 'other', id, $1, $1, $1::timestamptz + interval '7 days', '203.0.113.7', 'curl/8.14.1'
     from identity."user" where email = $2 on conflict do nothing returning id`,
    [clock.now(), bakery.user.email],
  );
  return added.length === 0 ? READY : added;
};
const addsPasskey = async (world: Pick<BrowserWorld, 'sql' | 'bakery'>) => {
  if ((await world.sql("select from passkey where name = 'Phone'")).length > 0) return READY;
  return await insertPasskey(world, world.bakery.user.email);
};
const hasPasskey = {
  ...profile,
  arrange: addsPasskey,
};

/** What the profile can show. */
export const PROFILE_STATES: readonly HubState[] = [
  { ...profile, name: 'profile' },
  {
    ...profile,
    name: 'saved',
    reach: async (visit) => {
      await press((t) => t.profile.save)(visit);
      await visit.page.getByText(visit.t.profile.saved, { exact: true }).waitFor();
    },
  },
  {
    ...profile,
    name: 'dialog: e-mail',
    reach: press((t) => t.profile.changeEmail),
    dialog: (t) => t.profile.changeEmail,
  },
  {
    ...profile,
    name: 'dialog: password, too short',
    reach: press(
      (t) => t.profile.changePassword,
      (t) => t.profile.changePassword,
    ),
    dialog: (t) => t.profile.changePassword,
  },
  {
    ...profile,
    name: 'dialog: end other sessions',
    arrange: addsSession,
    reach: press((t) => t.profile.endOthers),
    dialog: (t) => t.profile.endOthersTitle(1),
  },
  {
    ...profile,
    name: 'dialog: end a session',
    arrange: addsSession,
    reach: async ({ page, t }) => {
      const row = page.getByRole('row').filter({ hasText: 'curl' });
      await row.getByRole('button').click();
      await page.getByRole('heading', { name: t.profile.endTitle }).waitFor();
    },
    dialog: (t) => t.profile.endTitle,
  },
  { ...profile, name: 'dialog: authenticator app', reach: beginApp, dialog: (t) => t.profile.appSetUpTitle },
  {
    ...profile,
    name: 'dialog: add a passkey',
    reach: press((t) => t.profile.passkeyAdd),
    dialog: (t) => t.profile.passkeyAdd,
  },
  {
    ...profile,
    name: 'dialog: add a passkey, none made',
    // No device has passkeys here, so the browser makes none when its page cannot ask.
    arrange: async ({ page }) => {
      await page.addInitScript("navigator.credentials.create = () => Promise.reject(new Error('cancelled'))");
    },
    reach: async (visit) => {
      await press(
        (t) => t.profile.passkeyAdd,
        (t) => t.profile.passkeyGoOn,
      )(visit);
      await confirmByPassword(visit);
      await visit.page.getByText(visit.t.profile.passkeyNotMade).waitFor();
    },
    dialog: (t) => t.profile.passkeyAdd,
  },
  {
    ...hasPasskey,
    name: 'a passkey',
    reach: async ({ page, t }) => page.getByText(t.profile.passkeySynced, { exact: true }).waitFor(),
  },
  {
    ...hasPasskey,
    name: 'dialog: rename a passkey',
    reach: press((t) => t.profile.passkeyRename('Phone')),
    dialog: (t) => t.profile.passkeyRenameTitle,
  },
  {
    ...hasPasskey,
    name: 'dialog: remove a passkey',
    reach: press((t) => t.profile.passkeyRemove('Phone')),
    dialog: (t) => t.profile.passkeyRemoveTitle('Phone'),
  },
  {
    ...email,
    name: 'link',
    arrange: async ({ sql, bakery, clock }) => {
      await sql(
        `insert into email_change (hash, person_id, email, old_email, created_at, expires_at)
         select $1, id, 'new@bakery.example', email, $2, $2::timestamptz + interval '1 hour' from identity."user"
         where email = $3 on conflict do nothing`,
        [hashToken('atokenofthebakery'), clock.now(), bakery.user.email],
      );
    },
    reach: async (visit) => {
      await openLink('#atokenofthebakery')(visit);
      await visit.page.getByRole('button', { name: visit.t.profile.confirmAction, exact: true }).waitFor();
    },
  },
  { ...email, name: 'no link', reach: openLink('') },
  {
    ...email,
    name: 'link of nobody',
    reach: async (visit) => {
      await openLink('#atokenofnobody')(visit);
      await visit.page.getByRole('alert').waitFor();
    },
  },
];
