import './number-keys.css';
import type { ChannelDetails } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useState } from 'preact/hooks';
import { useAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import { useAsk } from '../api/use-ask.ts';
import type { KeyWithSecret } from '../keys/key-kind.ts';
import { KeyTable } from '../keys/key-table.tsx';
import { ago } from '../parts/ago.ts';
import { Empty } from '../parts/empty.tsx';
import { Choice } from '../parts/filters.tsx';
import { SecretDialog } from '../parts/secret-dialog.tsx';
import { day } from '../parts/time.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/generate-key.ts';
import { show, showEnded, showLive } from '../texts/en/keys.ts';

/** The key that programs use for a number now, in one line. */
export function KeyInForceLine({ channel: { keyInForce: key } }: { channel: Pick<ChannelDetails, 'keyInForce'> }) {
  if (key === null) return <ChangingText>{t.noKey}</ChangingText>;
  const used = key.lastUsedAt === null ? t.neverUsed : t.usedLast(ago(key.lastUsedAt));
  return (
    <>
      <strong>{key.name}</strong> <code>{key.hint}</code>
      <span class="key-note">
        <ChangingText>{`${t.createdOn(day(key.createdAt))} · ${used}`}</ChangingText>
      </span>
    </>
  );
}

/** Lists the keys of a number, with everything that the person can do with them. */
export function NumberKeys({ channel }: { channel: ChannelDetails }) {
  const account = useAccount();
  const state = useUrlState('keys');
  const shown = state.values.keys === 'live' || state.values.keys === 'ended' ? state.values.keys : undefined;
  const asked = useAsk('channelKeys.list', { channelId: channel.id, cursor: state.cursor, status: shown });
  const [rotated, setRotated] = useState<KeyWithSecret | null>(null);
  // Without any key there is nothing to filter.
  const hasFilter = state.isFiltered || (asked.data?.data.length ?? 0) > 0;
  // Only the side that makes keys for the number can change them. The client can end every key of its numbers.
  const { createKey } = channel;
  const rights = {
    change: createKey.allow || createKey.reason === 'channel_not_running',
    end: may(account, 'channel_keys'),
  };
  return (
    <section class="number-keys">
      <div class="number-keys-head">
        <h2>{t.keysTitle}</h2>
        {hasFilter && (
          <Choice
            label={show}
            value={state.values.keys}
            options={[
              { value: '', name: t.allKeys },
              { value: 'live', name: showLive },
              { value: 'ended', name: showEnded },
            ]}
            onChange={(keys) => state.change({ keys })}
          />
        )}
      </div>
      <KeyTable
        kind="channel"
        caption={t.keysTitle}
        asked={asked}
        state={state}
        may={() => rights}
        onSecret={setRotated}
        empty={<Empty title={t.noKeys} text={createKey.allow ? t.noKeysText : t.noKeysYet} />}
      />
      {rotated && <SecretDialog kind="channel" created={rotated} onClose={() => setRotated(null)} />}
    </section>
  );
}
