import * as z from 'zod';
import type { Page } from '../page.ts';
import type {
  AccountPerson,
  ChangeRoleInput,
  HandedOver,
  InviteInput,
  PeopleQuery,
  RemovedAccountPerson,
} from '../person.ts';
import { emailText } from './email.ts';
import { listOf, pageQuery } from './page.ts';
import { personRole } from './profile.ts';
import { idText, storable } from './text.ts';

export const accountPerson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: personRole,
  isLastOwner: z.boolean(),
  isInvited: z.boolean(),
  hasAuthenticator: z.boolean(),
  lastSignInAt: z.string().nullable(),
}) satisfies z.ZodType<AccountPerson>;
export const accountPersonPage = listOf(accountPerson) satisfies z.ZodType<Page<AccountPerson>>;
export const peopleQuery = pageQuery
  .extend({ name: storable().max(64).optional() })
  .prefault({}) satisfies z.ZodType<PeopleQuery>;
export const inviteInput = z.strictObject({ email: emailText, role: personRole }) satisfies z.ZodType<InviteInput>;
export const changeRoleInput = z.strictObject({ id: idText, role: personRole }) satisfies z.ZodType<ChangeRoleInput>;
export const removedAccountPerson = z.object({ id: z.string() }) satisfies z.ZodType<RemovedAccountPerson>;
export const handedOver = z.object({ owner: accountPerson, before: accountPerson }) satisfies z.ZodType<HandedOver>;
