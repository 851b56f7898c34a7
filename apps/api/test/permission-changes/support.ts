import type { OwnPartner, PartnerChangePreview, PermissionChange, WithdrawalReview } from '@chatelaine/shared';
import { resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import type { World } from '../world/start-world.ts';

/** Asks for the review of a withdrawal, and returns its token. */
export async function reviewOf(owner: Caller, withdraw: readonly string[]): Promise<string> {
  return resultOf<WithdrawalReview>(await owner.ask('permissions.review', { withdraw })).token;
}

/** Returns the input of a change for the demo world's partner. Lists that are left out are empty. */
export const changeOf = ({ demo }: World, over: Partial<PermissionChange>): PermissionChange => ({
  ...{ partnerId: demo.partner.id, grant: [], withdraw: [], keep: [], ...over },
});

/** Reads the partner with which the caller's client works. */
export const partnerOf = async (owner: Caller): Promise<OwnPartner | null> =>
  resultOf<OwnPartner | null>(await owner.ask('partner.get'));

/** Reads what a change of partner would do. */
export const previewOf = async (owner: Caller, partnerId: string): Promise<PartnerChangePreview> =>
  resultOf<PartnerChangePreview>(await owner.ask('partner.previewChange', { partnerId }));

/** Adds a second partner with a program that has every scope. */
export async function addRival({ admin }: Pick<World, 'admin'>): Promise<{ id: string; secret: string }> {
  const redirect = ['--redirect-url', 'https://rival.example/return'];
  const { id } = await admin<{ id: string }>('partner', 'add', '--name', 'Rival Desk', ...redirect);
  const key = ['--name', 'Backend', '--scopes', 'read,keys,onboarding,settings'];
  const { secret } = await admin<{ secret: string }>('partner', 'key', '--partner', id, ...key);
  return { id, secret };
}
