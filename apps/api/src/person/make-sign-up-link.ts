import { createHash } from 'node:crypto';
import type { LinkPurpose, PersonId } from '@chatelaine/shared';
import { randomBase62 } from '../platform/id.ts';
import type { Transaction } from '../platform/work.ts';
import { SignUpLinkEntity } from './person.entity.ts';

const HOUR_MS = 60 * 60_000;
const LIFE_MS: Record<LinkPurpose, number> = { invitation: 72 * HOUR_MS, password: HOUR_MS };

/** A one-time link. It is never shown again. */
export interface SignUpUrl {
  /** The one-time link. Its token is after the `#`: browsers never send that part, so no server or proxy logs it. */
  link: string;
  token: string;
}

/** Makes a one-time link with which a person sets name and password. */
export async function makeSignUpLink(work: Transaction, personId: PersonId, purpose: LinkPurpose): Promise<SignUpUrl> {
  const token = randomBase62(32);
  const expiresAt = new Date(work.now.getTime() + LIFE_MS[purpose]);
  work.em.create(SignUpLinkEntity, {
    hash: hashToken(token),
    personId,
    purpose,
    createdAt: work.now,
    expiresAt,
    usedAt: null,
  });
  await work.em.flush();
  return { link: `${work.services.baseUrl}/sign-in/new#${token}`, token };
}

/** Returns the stored form of a link's token. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
