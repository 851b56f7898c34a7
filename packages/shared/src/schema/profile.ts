import * as z from 'zod';
import { LOCALES } from '../permission-request.ts';
import type {
  AskedEmail,
  ChangedPassword,
  ChangeEmailInput,
  ChangePasswordInput,
  ConfirmEmailInput,
  EmailChange,
  EndedSessions,
  PersonSessions,
  Profile,
  UpdateProfileInput,
} from '../person.ts';
import { emailText } from './email.ts';
import { linkToken, newPassword } from './person.ts';
import { nameText } from './text.ts';

/** The roles of people in both kinds of account. A partner has no `admin`. */
export const personRole = z.enum(['owner', 'admin', 'member']);
const locale = z.enum(LOCALES).nullable();
/** A password that a person has already. */
const presentPassword = z.string().min(1).max(256);

export const profile = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  locale,
  hasAuthenticator: z.boolean(),
  hasPasskey: z.boolean(),
  isFresh: z.boolean(),
  accounts: z.array(
    z.object({
      type: z.enum(['partner', 'client']),
      id: z.string(),
      name: z.string(),
      role: personRole,
      status: z.enum(['active', 'suspended']),
    }),
  ),
}) satisfies z.ZodType<Profile>;
export const updateProfileInput = z
  .strictObject({ name: nameText.optional(), locale: locale.optional() })
  .prefault({}) satisfies z.ZodType<UpdateProfileInput>;
export const changePasswordInput = z.strictObject({
  current: presentPassword,
  next: newPassword,
}) satisfies z.ZodType<ChangePasswordInput>;
export const changedPassword = z.object({ isSignedIn: z.boolean() }) satisfies z.ZodType<ChangedPassword>;
export const changeEmailInput = z.strictObject({
  email: emailText,
  password: presentPassword,
}) satisfies z.ZodType<ChangeEmailInput>;
export const askedEmail = z.object({ sentTo: z.string(), expiresAt: z.string() }) satisfies z.ZodType<AskedEmail>;
export const confirmEmailInput = z.strictObject({ token: linkToken }) satisfies z.ZodType<ConfirmEmailInput>;
export const emailChange = z.object({ email: z.string() }) satisfies z.ZodType<EmailChange>;
export const personSessions = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      since: z.string(),
      lastSeen: z.string(),
      from: z.string().nullable(),
      program: z.string().nullable(),
      isCurrent: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<PersonSessions>;
export const endedSessions = z.object({ sessions: z.number() }) satisfies z.ZodType<EndedSessions>;
/** The empty input of the call that ends all other sessions. */
export const endOtherSessionsInput = z.strictObject({}).prefault({});
