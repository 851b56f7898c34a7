import type { RequestCodeInput } from '@chatelaine/shared';
import {
  authenticatorInput,
  byId,
  changeRoleInput,
  createOrganizationKeyInput,
  createPartnerKeyInput,
  createWebhookInput,
  editChannelKeyInput,
  editOrganizationKeyInput,
  editPartnerKeyInput,
  inviteInput,
  legacyTokensInput,
  rotateKeyInput,
  rotatePlatformSecretInput,
  rotateWebhookSecretInput,
  settingsInput,
  updateWebhookInput,
} from '@chatelaine/shared/schema';
import * as z from 'zod';
import type { Action } from '../../call/confirm.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';

interface KnownAction {
  /** The schema of the procedure's own input. */
  schema: z.ZodType;
  /**
   * The end of the mail's sentence "It lets you …", for example `create a partner key`. After this sentence,
   * `describeAction` adds the rights and settings that the act gives or changes.
   */
  words: string;
}

/** Every act that may need a code. */
const ACTIONS = new Map<string, KnownAction>([
  ['partnerKeys.create', { schema: createPartnerKeyInput, words: 'create a partner key' }],
  ['partnerKeys.edit', { schema: editPartnerKeyInput, words: 'widen a partner key' }],
  ['partnerKeys.rotate', { schema: rotateKeyInput, words: 'rotate a partner key' }],
  ['channelKeys.edit', { schema: editChannelKeyInput, words: 'widen a channel key' }],
  ['organizationKeys.create', { schema: createOrganizationKeyInput, words: 'create an organization key' }],
  ['organizationKeys.rotate', { schema: rotateKeyInput, words: 'rotate an organization key' }],
  ['organizationKeys.edit', { schema: editOrganizationKeyInput, words: 'widen an organization key' }],
  ['settings.update', { schema: settingsInput, words: 'change where people are sent after the permission page' }],
  ['settings.rotatePlatformSecret', { schema: rotatePlatformSecretInput, words: 'replace the platform secret' }],
  ['legacyTokens.switch', { schema: legacyTokensInput, words: 'switch legacy tokens on' }],
  ['people.invite', { schema: inviteInput, words: 'add a person to the account' }],
  ['people.changeRole', { schema: changeRoleInput, words: 'give a person a role with more rights' }],
  ['people.handOver', { schema: byId, words: 'hand the account over to another owner' }],
  ['webhooks.create', { schema: createWebhookInput, words: 'send events to a new address' }],
  ['webhooks.update', { schema: updateWebhookInput, words: 'send events to another address' }],
  ['webhooks.rotateSecret', { schema: rotateWebhookSecretInput, words: 'replace the secret of a webhook' }],
  ['authenticator.begin', { schema: authenticatorInput, words: 'set up an authenticator app' }],
  ['authenticator.renewRecoveryCodes', { schema: authenticatorInput, words: 'make new recovery codes' }],
  ['authenticator.remove', { schema: authenticatorInput, words: 'remove your authenticator app' }],
]);

/**
 * Reads the act for which a person asks for a code. Returns the input of the act in the form that the procedure will
 * get, and a description of the act in plain words.
 *
 * @throws {Refusal} `invalid_input` for an act that needs no code, or for an input that the act would refuse.
 */
export function readAction({ procedure, input }: RequestCodeInput): { action: Action; words: string } {
  const known = ACTIONS.get(procedure);
  if (known === undefined) {
    throw new Refusal('invalid_input', 'procedure', {
      issues: [{ path: 'procedure', message: 'No act of this name needs a code.' }],
    });
  }
  const parsed = parseInput(z.object({ input: known.schema }), { input });
  return { action: { procedure, input: parsed.input }, words: known.words };
}
