import { Switch } from '@chatelaine/ui/switch';
import { useState } from 'preact/hooks';
import { useAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import { failureOf } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { Said } from '../parts/said.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import * as t from '../texts/en/legacy-tokens.ts';
import './legacy-tokens.css';
import { SwitchOff } from './switch-off.tsx';

/**
 * The switch "Legacy Token Authentication". Switching off shows first who would be refused, and takes
 * effect at once. Switching on needs a one-time code.
 */
export function LegacyTokens() {
  const isAllowed = may(useAccount(), 'legacy_tokens_on');
  const { data: settings, error, refetch } = useAsk('settings.get', undefined);
  const change = useChange('legacyTokens.switch');
  const [isEnding, setIsEnding] = useState(false);
  const [status, setStatus] = useState('');

  async function turn(on: boolean): Promise<void> {
    setStatus('');
    if (!on) return setIsEnding(true);
    if ((await change.run({ on })) !== null) setStatus(t.isOnNow);
  }

  return (
    <section class="legacy" aria-label={t.label}>
      {error !== null && <Failed failure={failureOf(error)} onRetry={() => refetch()} />}
      {error === null && settings === undefined && <Skeleton rows={1} />}
      {settings && (
        <Switch
          label={t.label}
          hint={settings.legacyTokens ? t.hintOn : t.hintOff}
          isOn={settings.legacyTokens}
          isBusy={change.isBusy}
          disabledReason={isAllowed ? undefined : t.onlyOwners}
          onChange={turn}
        />
      )}
      {change.failure && <Failed failure={change.failure} />}
      <Said>{status}</Said>
      {isEnding && (
        <SwitchOff
          onDone={() => {
            setIsEnding(false);
            setStatus(t.isOffNow);
          }}
          onCancel={() => setIsEnding(false)}
        />
      )}
    </section>
  );
}
