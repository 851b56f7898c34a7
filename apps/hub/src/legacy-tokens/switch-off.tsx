import type { LegacyUse } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { failureOf } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { ago } from '../parts/ago.ts';
import { ConfirmChange } from '../parts/confirm-change.tsx';
import { Failed } from '../parts/failed.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { moment } from '../parts/time.tsx';
import * as t from '../texts/en/legacy-tokens.ts';

interface SwitchOffProps {
  onDone(): void;
  onCancel(): void;
}

/** Asks before legacy tokens are switched off, and names the callers that would be refused. */
export function SwitchOff({ onDone, onCancel }: SwitchOffProps) {
  const { data: uses, error, refetch } = useAsk('legacyTokens.report', undefined);
  return (
    <ConfirmChange
      procedure="legacyTokens.switch"
      input={{ on: false }}
      heading={t.offTitle}
      confirmLabel={t.offConfirm}
      onDone={() => onDone()}
      onCancel={onCancel}
    >
      {error !== null && <Failed failure={failureOf(error)} onRetry={() => refetch()} />}
      {error === null && uses === undefined && <Skeleton rows={2} />}
      {uses && <Callers uses={uses} />}
      <p class="legacy-text">
        <ChangingText>{t.offText}</ChangingText>
      </p>
    </ConfirmChange>
  );
}

function Callers({ uses }: { uses: LegacyUse[] }) {
  const calls = uses.reduce((sum, use) => sum + use.calls, 0);
  return (
    <>
      <p>
        <ChangingText>{t.used(calls, uses.length)}</ChangingText>
      </p>
      {uses.length > 0 && (
        <ul class="legacy-callers" aria-label={t.callers}>
          {uses.map(({ person, address, userAgent, calls: count, lastAt }) => (
            <li key={`${person.id} ${address} ${userAgent}`}>
              <strong>{person.email ?? person.id}</strong>
              <span>
                {t.caller(address, count)},{' '}
                <time dateTime={lastAt} title={moment(lastAt)}>
                  {t.last(ago(lastAt))}
                </time>
              </span>
              {userAgent && <code>{userAgent}</code>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
