import { expect, test } from 'vitest';
import { expectScreen } from './support/screen.ts';
import { signIn } from './support/sign-in.ts';
import { type Stage, startStage } from './support/stage.ts';

/** Opens a new question for the bakery, which has shared its first two numbers. */
async function openSharedQuestion({ page, partner, bakery, elsewhere }: Stage): Promise<void> {
  const owner = await elsewhere(bakery.user);
  const shared = bakery.channels.slice(0, 2).map(({ id }) => id);
  await owner.share((await partner.onboarding.start()).url, shared);
  await page.goto((await partner.onboarding.start()).url);
  await signIn(page, bakery.user);
}

test('a withdrawal is shown once more before it is saved', async () => {
  await using stage = await startStage();
  const { page, bakery } = stage;
  const [orders, support, wholesale] = bakery.channels;
  await openSharedQuestion(stage);
  await page.getByRole('button', { name: 'Keep as it is' }).waitFor();

  await page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
  await page.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();
  await expectScreen(page, 'Withdraw permission for 1 number?', 'review withdrawal');
  await page.getByText("Acme Inbox's keys for +447700900102 stop working at once.").waitFor();
  await page.getByRole('button', { name: 'Go back' }).click();
  expect(await page.getByRole('checkbox', { name: '+447700900102' }).isChecked()).toBe(false);

  await page.getByRole('checkbox', { name: '+447700900103' }).check();
  await page.getByRole('status').getByText('1 to grant, 1 to withdraw').waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expectScreen(page, 'Withdraw permission for 1 number?', 'review both');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await page.getByRole('heading', { name: 'Acme Inbox has permission for 2 numbers' }).waitFor();
  await page.waitForURL(new RegExp(`channels=\\[${wholesale?.id},${orders?.id}\\]&revoked=\\[${support?.id}\\]`));
});

test('whoever withdraws everything reads that nothing is left', async () => {
  await using stage = await startStage();
  const { page } = stage;
  await openSharedQuestion(stage);

  await page.getByRole('checkbox', { name: '+447700900101' }).uncheck();
  await page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
  await page.getByRole('button', { name: 'Withdraw permission for 2 numbers' }).click();
  await expectScreen(page, 'Withdraw permission for 2 numbers?', 'review all withdrawn');
  await page.getByRole('button', { name: 'Withdraw permission' }).click();

  await page.getByRole('heading', { name: 'Acme Inbox has no permission on your numbers now' }).waitFor();
});

test('all numbers for a partner that the client never had are shown once more', async () => {
  await using stage = await startStage();
  const { page, partner, admin, pharmacy } = stage;
  for (const number of ['+447700900151', '+447700900152']) {
    await admin('channel', 'add', '--client', pharmacy.id, '--number', number, '--name', 'Delivery');
  }

  await page.goto((await partner.onboarding.start()).url);
  await signIn(page, pharmacy.user);
  await page.getByText('Acme Inbox will be your integration partner.').waitFor();
  await page.getByRole('radio', { name: 'All numbers' }).check();
  await page.getByRole('button', { name: 'Grant permission for 3 numbers' }).click();
  await expectScreen(page, 'Share all 3 numbers with Acme Inbox?', 'review all numbers');
  await page.getByRole('button', { name: 'Grant permission for 3 numbers' }).click();

  await page.getByRole('heading', { name: 'Acme Inbox has permission for 3 numbers' }).waitFor();
});
