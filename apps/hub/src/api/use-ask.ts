import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAccountId } from '../account/account-context.ts';
import type { InputOf, OutputOf, ProcedureName } from './procedures.ts';
import { ask } from './rpc.ts';

interface AskOptions<Output> {
  /** False: the query waits. */
  isOn?: boolean;
  /** True: the query is about the person, and names no account. */
  isOwn?: boolean;
  /** True: an answer from before the component appeared does not count as fresh, so the query is asked again at once. */
  isFresh?: boolean;
  /** The account for which the query is, where the URL names none. */
  account?: string | undefined;
  /**
   * Asks again after this time while the page is visible, for data that changes without an event of the account. The time
   * may depend on the last answer.
   */
  everyMs?: number | ((answer: Output | undefined) => number);
}

/**
 * Asks a query and asks it again when something changed. While another page of a list is on its way, the rows of the
 * former page stay.
 */
export function useAsk<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  { isOn = true, isOwn = false, account: named, isFresh = false, everyMs }: AskOptions<OutputOf<Name>> = {},
) {
  const own = useAccountId();
  const account = isOwn ? null : (named ?? own);
  return useQuery<OutputOf<Name>>({
    queryKey: [account, name, input],
    queryFn: ({ signal }) => ask(name, input, { account, signal }),
    enabled: isOn,
    ...(isFresh && { staleTime: 0, refetchOnMount: 'always' as const }),
    ...(everyMs !== undefined && {
      refetchInterval: typeof everyMs === 'number' ? everyMs : ({ state }) => everyMs(state.data),
    }),
    placeholderData: keepPreviousData,
  });
}
