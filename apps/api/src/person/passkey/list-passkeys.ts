import type { NamedPasskey, Passkey, Passkeys, PersonId } from '@chatelaine/shared';
import type { Loaded } from '@mikro-orm/postgresql';
import type { Work } from '../../platform/work.ts';
import { PasskeyEntity } from './passkey.entity.ts';

/** Lists a person's passkeys, oldest first. */
export async function listPasskeys(work: Work, personId: PersonId): Promise<Passkeys> {
  return { data: (await find(work, personId)).map(viewPasskey) };
}

/** Lists a person's passkeys in the form in which browsers read them. */
export async function namePasskeys(work: Work, personId: PersonId): Promise<NamedPasskey[]> {
  return (await find(work, personId)).map(({ credentialId, transports }) => ({
    type: 'public-key',
    id: Buffer.from(credentialId).toString('base64url'),
    transports,
  }));
}

/** Whether a person has a passkey. */
export async function hasPasskey(work: Work, personId: PersonId): Promise<boolean> {
  return (await work.em.count(PasskeyEntity, { personId })) > 0;
}

const find = (work: Work, personId: PersonId) =>
  work.em.find(PasskeyEntity, { personId }, { orderBy: { createdAt: 'asc', id: 'asc' }, disableIdentityMap: true });

type Row = Pick<Loaded<(typeof PasskeyEntity)['~entity']>, 'id' | 'name' | 'createdAt' | 'lastUsedAt' | 'isBackedUp'>;

/** Shows a passkey to its person. */
export const viewPasskey = ({ id, name, createdAt, lastUsedAt, isBackedUp }: Row): Passkey => ({
  ...{ id, name },
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  isSynced: isBackedUp,
});
