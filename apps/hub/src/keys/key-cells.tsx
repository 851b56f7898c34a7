import type { KeyKind, Scope } from '@chatelaine/shared';
import { Badge } from '@chatelaine/ui/badge';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { ago } from '../parts/ago.ts';
import { day, moment, Time } from '../parts/time.tsx';
import * as t from '../texts/en/keys.ts';
import { type AnyKey, isLive, oldSecretOf } from './key-kind.ts';

interface CellProps {
  apiKey: AnyKey;
}

/** The name of a key, with its labels below. */
export function NameCell({ apiKey: { name, team, application, environment } }: CellProps) {
  const labels = [team, application, environment && t.environmentNames[environment]].filter((label) => label !== null);
  return (
    <>
      <strong class="key-name">
        <ChangingText>{name}</ChangingText>
      </strong>
      {labels.length > 0 && <span class="key-note">{labels.join(' · ')}</span>}
    </>
  );
}

/** The hint of a key. While an older secret still works, it is shown too, with the way to end it. */
export function HintCell({ apiKey, onEnd }: CellProps & { onEnd: (() => void) | undefined }) {
  const old = isLive(apiKey) ? oldSecretOf(apiKey) : undefined;
  return (
    <>
      <code class="key-hint">{apiKey.hint}</code>
      {old?.endsAt != null && (
        <span class="key-note">
          <ChangingText>{t.oldWorksUntil(old.hint, moment(old.endsAt))}</ChangingText>{' '}
          {onEnd && (
            <Button look="link" label={t.endOverlapOf(apiKey.name)} onClick={onEnd}>
              {t.endOverlap}
            </Button>
          )}
        </span>
      )}
    </>
  );
}

/** The scopes of a key in words. */
export function ScopesCell({ apiKey: { scopes }, kind }: CellProps & { kind: KeyKind }) {
  const names: Partial<Record<Scope, string>> = t.scopeNames[kind];
  return <ChangingText>{scopes.map((scope) => names[scope] ?? scope).join(', ')}</ChangingText>;
}

const TONES = { live: 'good', expired: 'warn', revoked: 'bad', rotated_out: 'warn', permission_ended: 'bad' } as const;

/** Whether the key works, and until when. */
export function StatusCell({ apiKey: { status, expiresAt } }: CellProps) {
  return (
    <>
      <Badge tone={TONES[status]}>{t.statusNames[status]}</Badge>
      {status === 'live' && expiresAt !== null && <span class="key-note">{t.endsOn(day(expiresAt))}</span>}
    </>
  );
}

/** When the key was made, and by whom where the server says so. */
export function CreatedCell({ apiKey: { createdAt, createdBy } }: CellProps) {
  const maker = createdBy?.name;
  return (
    <>
      <Time at={createdAt} isDay />
      {maker && <span class="key-note">{t.createdBy(maker)}</span>}
    </>
  );
}

/** When and from where the key was used last, and why it was refused last. */
export function UsedCell({ apiKey: { lastUsedAt, lastUsedFrom, lastRefusedAt, lastRefusedReason } }: CellProps) {
  return (
    <>
      {lastUsedAt === null ? (
        <Time at={null} />
      ) : (
        <time dateTime={lastUsedAt} title={moment(lastUsedAt)}>
          {ago(lastUsedAt)}
        </time>
      )}
      {lastUsedAt !== null && lastUsedFrom !== null && (
        <span class="key-note key-from">{t.usedFrom(lastUsedFrom)}</span>
      )}
      {lastRefusedAt && lastRefusedReason && (
        <span class="key-note key-refused">
          {t.refused(ago(lastRefusedAt), t.refusedFor[lastRefusedReason] ?? lastRefusedReason)}
        </span>
      )}
    </>
  );
}
