import type { KeyHygiene } from '@chatelaine/shared';
import { useAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import type { ItemOf } from '../api/procedures.ts';
import { useAsk } from '../api/use-ask.ts';
import type { AnyKey } from '../keys/key-kind.ts';

/** What the screen knows about the keys of its findings. */
export interface KnownKeys {
  keys: ReadonlyMap<string, AnyKey>;
  channels: ReadonlyMap<string, ItemOf<'channels.list'>>;
}

/** Asks for the keys and the numbers of some findings. A key that this person may not list is missing. */
export function useKeysOf(rows: readonly KeyHygiene[]): KnownKeys {
  const account = useAccount();
  const idsOf = (kind: KeyHygiene['kind']) => rows.filter((row) => row.kind === kind).map(({ keyId }) => keyId);
  const partnerIds = idsOf('partner');
  const organizationIds = idsOf('organization');
  const channelIds = [...new Set(rows.flatMap(({ channelId }) => channelId ?? []))];
  const partner = useAsk('partnerKeys.list', asked(partnerIds), {
    isOn: partnerIds.length > 0 && may(account, 'partner_keys_list'),
  });
  const organization = useAsk('organizationKeys.list', asked(organizationIds), {
    isOn: organizationIds.length > 0 && may(account, 'organization_keys'),
  });
  const ofChannels = useAsk('channelKeys.list', asked(idsOf('channel')), { isOn: channelIds.length > 0 });
  const channels = useAsk('channels.list', asked(channelIds), { isOn: channelIds.length > 0 });
  const keys: AnyKey[] = [
    ...(partner.data?.data ?? []),
    ...(organization.data?.data ?? []),
    ...(ofChannels.data?.data ?? []),
  ];
  return { keys: byId(keys), channels: byId(channels.data?.data ?? []) };
}

const asked = (ids: string[]) => ({ ids, limit: 200 });

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
