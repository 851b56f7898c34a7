import { ChangingText } from '@chatelaine/ui/changing-text';
import { Confirm } from '@chatelaine/ui/confirm';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../parts/failed.tsx';
import { cancel } from '../../texts/en/frame.ts';
import * as t from '../../texts/en/integration.ts';

/** Asks before the logo is removed. */
export function RemoveLogo({ onDone, onCancel }: { onDone(): void; onCancel(): void }) {
  const update = useChange('settings.update');
  return (
    <Confirm
      isDangerous
      heading={t.logoRemoveTitle}
      confirmLabel={t.logoRemove}
      cancelLabel={cancel}
      isBusy={update.isBusy}
      onConfirm={async () => {
        if ((await update.run({ logo: null })) !== null) onDone();
      }}
      onCancel={onCancel}
    >
      <p>
        <ChangingText>{t.logoRemoveText}</ChangingText>
      </p>
      {update.failure && <Failed failure={update.failure} />}
    </Confirm>
  );
}
