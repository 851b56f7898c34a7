import type { PermissionRequest } from '@chatelaine/sdk';
import type { Demo } from './demo-file.ts';
import { expectRefused, expectSame, Unplayable } from './expect.ts';
import {
  type Decision,
  expectConfirmed,
  expectQuestion,
  expectReceipt,
  expectReturn,
  startRequest,
} from './expect-answer.ts';
import { endByWithdrawal, useKey } from './key-story.ts';
import { reasonOf } from './narrator.ts';
import { numbersIn, type Stage, setStage } from './stage.ts';

/** Runs all steps of the demo. @throws {Unplayable} at the first step that has an unexpected result. */
export async function tellStory(demo: Demo, url: string): Promise<void> {
  const stage = await setStage(demo, url).catch((error: unknown) => {
    throw new Unplayable(`The story could not begin: ${reasonOf(error)}.`);
  });
  console.log(`${demo.partner.name} wants to send for ${stage.client.name}, whose numbers are its own.\n`);
  const request = await ask(stage);
  await answer(stage, request);
  const key = await useKey(stage);
  await endByWithdrawal(stage, key);
  console.log('\nThat is all: a permission was given, used and taken back, and the next call was refused.');
}

async function ask(stage: Stage): Promise<PermissionRequest> {
  const { tell, partner, granted } = stage;
  const [{ id, phoneNumber }] = granted;
  const request = await tell("The partner's backend asks for permission.", async (prove) => {
    const started = await startRequest(stage);
    prove(`${started.id}, open until ${started.expiresAt.slice(11, 16)} UTC, returns to ${started.redirectUrl}`);
    return started;
  });
  await tell('Nobody has answered, so it cannot make a key.', async (prove) => {
    const tooEarly = partner.channelKeys.create({ channelId: id, name: 'Too early' });
    await expectRefused(`a key for ${phoneNumber}`, tooEarly, 403, 'permission_missing');
    prove(`a key for ${phoneNumber}: 403 permission_missing`);
  });
  return request;
}

async function answer(stage: Stage, request: PermissionRequest): Promise<void> {
  const { tell, browser, client, granted, never } = stage;
  const ids = granted.map(({ id }) => id);
  const decided: Decision = { granted: ids, withdrawn: [], shared: ids };
  const phones = numbersIn(granted);

  await tell('The client opens the address. Without signing in it shows nothing.', async (prove) => {
    const question = await browser.question(request.url);
    expectSame(
      'the screen',
      { step: question.step, hasNumbers: 'channels' in question },
      { step: 'sign_in', hasNumbers: false },
    );
    prove(`"Sign in to review ${question.partner.name}'s request"`);
  });
  await tell('The client signs in, and is asked for its numbers.', async (prove) => {
    await browser.signIn(client.user);
    await expectQuestion(stage, request, []);
    prove(`${client.user.email}: ${numbersIn([...granted, never])} are Missing`);
  });
  const receipt = await tell('The client grants two of them.', async (prove) => {
    const choice = { clientId: client.id, grant: ids, withdraw: [], keep: [] };
    const saved = await browser.answer({ requestId: request.id, decision: 'save', ...choice });
    expectReceipt(stage, saved, decided);
    prove(`${phones} are Shared`);
    return saved;
  });
  await tell('The browser goes back to the partner with the answer to this very question.', async (prove) => {
    expectReturn(stage, request, receipt, decided);
    prove(`client=${client.id} channels=[${ids}] and the state and request that it left with`);
  });
  await tell("The partner's backend believes no browser, and asks for itself.", async (prove) => {
    await expectConfirmed(stage, request, decided);
    prove(`Shared: ${phones}. Missing: ${never.phoneNumber}`);
  });
}
