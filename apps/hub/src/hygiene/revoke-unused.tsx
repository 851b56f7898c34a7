import type { KeyHygiene, KeyKind } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Confirm } from '@chatelaine/ui/confirm';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/hygiene.ts';
import { KeyName } from './key-name.tsx';
import type { KnownKeys } from './use-keys-of.ts';

interface RevokeUnusedProps {
  rows: readonly KeyHygiene[];
  known: KnownKeys;
  /** Receives how many keys were revoked. */
  onDone(count: number): void;
  onCancel(): void;
}

/** Asks before several unused keys are revoked, and names each of them. */
export function RevokeUnused({ rows, known, onDone, onCancel }: RevokeUnusedProps) {
  const changes = {
    partner: useChange('partnerKeys.revokeMany'),
    channel: useChange('channelKeys.revokeMany'),
    organization: useChange('organizationKeys.revokeMany'),
  };
  const failure = Object.values(changes).find((change) => change.failure !== null)?.failure;

  // The keys of one kind end together. When a later kind fails, the keys of the earlier kinds have left the list.
  async function revoke(): Promise<void> {
    let count = 0;
    for (const kind of Object.keys(changes) as KeyKind[]) {
      const ids = rows.filter((row) => row.kind === kind).map(({ keyId }) => keyId);
      if (ids.length === 0) continue;
      const done = await changes[kind].run({ ids });
      if (done === null) return;
      count += done.keys.length;
    }
    onDone(count);
  }

  return (
    <Confirm
      isDangerous
      heading={t.revokeAllTitle(rows.length)}
      confirmLabel={t.revokeAll(rows.length)}
      cancelLabel={cancel}
      isBusy={Object.values(changes).some(({ isBusy }) => isBusy)}
      onConfirm={revoke}
      onCancel={onCancel}
    >
      <p>
        <ChangingText>{t.revokeAllText}</ChangingText>
      </p>
      <ul class="unused">
        {rows.map((row) => (
          <li key={row.keyId}>
            <KeyName row={row} known={known} />
          </li>
        ))}
      </ul>
      {failure && <Failed failure={failure} />}
    </Confirm>
  );
}
