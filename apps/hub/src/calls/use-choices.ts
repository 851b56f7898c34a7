import { useAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import { useAsk } from '../api/use-ask.ts';
import { all } from '../texts/en/calls.ts';

/** One value of a filter. */
export interface Option {
  value: string;
  name: string;
}

// A longer list would be no help. The screen of a key leads to the calls of exactly this key.
const MOST = 100;

/**
 * Lists the newest keys of the account as values of a filter.
 *
 * @param chosen the id of the key that the URL names. It is a value too, also when it is not among the newest.
 */
export function useKeyChoices(chosen: string): Option[] {
  const account = useAccount();
  const isPartner = account.type === 'partner';
  const partner = useAsk('partnerKeys.list', { limit: MOST }, { isOn: isPartner && may(account, 'partner_keys_list') });
  const organization = useAsk(
    'organizationKeys.list',
    { limit: MOST },
    { isOn: !isPartner && may(account, 'organization_keys') },
  );
  const channel = useAsk('channelKeys.list', { limit: MOST });
  const keys: { id: string; name: string; hint: string }[] = [
    ...(partner.data?.data ?? []),
    ...(organization.data?.data ?? []),
    ...(channel.data?.data ?? []),
  ];
  return withChosen(
    keys.map(({ id, name, hint }) => ({ value: id, name: `${name} (${hint})` })),
    chosen,
  );
}

/** Lists the numbers of the account as values of a filter, as {@link useKeyChoices} does for keys. */
export function useChannelChoices(chosen: string): Option[] {
  const { data } = useAsk('channels.list', { limit: MOST });
  const channels = data?.data ?? [];
  return withChosen(
    channels.map(({ id, phoneNumber, name }) => ({ value: id, name: `${phoneNumber}, ${name}` })),
    chosen,
  );
}

function withChosen(options: readonly Option[], chosen: string): Option[] {
  const isThere = chosen === '' || options.some(({ value }) => value === chosen);
  return [{ value: '', name: all }, ...options, ...(isThere ? [] : [{ value: chosen, name: chosen }])];
}
