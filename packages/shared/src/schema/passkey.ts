import * as z from 'zod';
import type {
  AddPasskeyInput,
  BeginPasskeyInput,
  Passkey,
  PasskeyOffer,
  PasskeySignInInput,
  Passkeys,
  RemovedPasskey,
  RenamePasskeyInput,
} from '../passkey.ts';
import { idText, nameText } from './text.ts';

// A credential id has at most 1,023 bytes (Web Authentication, section 4). The other limits are several times what
// browsers send.
const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/, 'Must be base64url without padding.');
const signed = {
  id: base64url(1_364),
  clientDataJSON: base64url(4_096),
  authenticatorData: base64url(4_096),
};

const namedPasskey = z.object({ type: z.literal('public-key'), id: z.string(), transports: z.array(z.string()) });

export const passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  isSynced: z.boolean(),
}) satisfies z.ZodType<Passkey>;
export const passkeys = z.object({ data: z.array(passkey) }) satisfies z.ZodType<Passkeys>;
/** The empty input of the call that asks for the options of a new passkey. */
export const passkeyOfferInput = z.strictObject({}).prefault({});
export const passkeyOffer = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
  timeout: z.number(),
  excludeCredentials: z.array(namedPasskey),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
}) satisfies z.ZodType<PasskeyOffer>;
export const addPasskeyInput = z.strictObject({
  name: nameText,
  ...signed,
  transports: z
    .array(z.string().regex(/^[a-z-]{1,16}$/, 'Must be a transport of Web Authentication.'))
    .max(8)
    .optional(),
}) satisfies z.ZodType<AddPasskeyInput>;
export const renamePasskeyInput = z.strictObject({
  id: idText,
  name: nameText,
}) satisfies z.ZodType<RenamePasskeyInput>;
export const removedPasskey = z.object({ id: z.string() }) satisfies z.ZodType<RemovedPasskey>;
export const beginPasskeyInput = z
  .strictObject({ confirm: z.boolean().optional() })
  .prefault({}) satisfies z.ZodType<BeginPasskeyInput>;
export const passkeySignInInput = z.strictObject({
  ...signed,
  signature: base64url(2_048),
  userHandle: base64url(86).optional(),
  confirm: z.boolean().optional(),
}) satisfies z.ZodType<PasskeySignInInput>;
