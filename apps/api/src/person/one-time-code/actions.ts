import type { RequestCodeInput } from '@chatelaine/shared';
import {
  authenticatorInput,
  createOrganizationKeyInput,
  createPartnerKeyInput,
  editChannelKeyInput,
  editOrganizationKeyInput,
  editPartnerKeyInput,
  legacyTokensInput,
  rotateKeyInput,
  settingsInput,
} from '@chatelaine/shared/schema';
import * as z from 'zod';
import type { Action } from '../../call/confirm.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInput } from '../../platform/to-refusal.ts';

interface KnownAction {
  /** Of the procedure's own input. */
  schema: z.ZodType;
  /** What the code does, after "It lets you"; what it gives or changes is told beside it, by `describeAction`. */
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
  ['legacyTokens.switch', { schema: legacyTokensInput, words: 'switch legacy tokens on' }],
  ['authenticator.begin', { schema: authenticatorInput, words: 'set up an authenticator app' }],
  ['authenticator.renewRecoveryCodes', { schema: authenticatorInput, words: 'make new recovery codes' }],
  ['authenticator.remove', { schema: authenticatorInput, words: 'remove your authenticator app' }],
]);

/**
 * Reads for which act a code is asked: its input as the procedure itself will understand it, and what it does in plain
 * words.
 *
 * @throws {Refusal} `invalid_input` for an act that needs no code, or an input that it would refuse.
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
