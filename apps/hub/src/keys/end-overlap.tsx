import type { KeyKind } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Confirm } from '@chatelaine/ui/confirm';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/keys.ts';
import { type AnyKey, type KeyNoun, NOUN_OF, oldSecretOf } from './key-kind.ts';

interface EndOverlapProps {
  kind: KeyKind;
  apiKey: AnyKey;
  onDone(): void;
  onCancel(): void;
}

/** Ends the old secret of a key before its time. */
export function EndOverlap({ kind, apiKey, onDone, onCancel }: EndOverlapProps) {
  const end = useChange<`${KeyNoun}.endOverlap`>(`${NOUN_OF[kind]}.endOverlap`);
  return (
    <Confirm
      isDangerous
      heading={t.endOverlapTitle(apiKey.name)}
      confirmLabel={t.endOverlapConfirm}
      cancelLabel={cancel}
      isBusy={end.isBusy}
      onConfirm={async () => {
        if ((await end.run({ id: apiKey.id })) !== null) onDone();
      }}
      onCancel={onCancel}
    >
      <p>
        <ChangingText>{t.endOverlapText(oldSecretOf(apiKey)?.hint ?? '')}</ChangingText>
      </p>
      {end.failure && <Failed failure={end.failure} />}
    </Confirm>
  );
}
