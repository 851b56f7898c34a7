import { monogramOf, type PartnerChangePreview } from '@chatelaine/shared';
import { Confirm } from '@chatelaine/ui/confirm';
import { Face } from '@chatelaine/ui/face';
import { useEffect } from 'preact/hooks';
import { useChange } from '../../api/use-change.ts';
import { Box } from '../../parts/box.tsx';
import { Failed } from '../../parts/failed.tsx';
import { cancel } from '../../texts/en/frame.ts';
import * as t from '../../texts/en/own-partner.ts';
import { usePreview } from './use-preview.ts';
import { NumberNames, StoppedKeys } from './what-ends.tsx';

interface ConfirmPartnerChangeProps {
  preview: PartnerChangePreview;
  /** Receives a newer preview, because the shown one is no longer true. */
  onLookAgain(preview: PartnerChangePreview): void;
  onDone(): void;
  onClose(): void;
}

/** Shows all that a change of partner ends and begins. The person types the name of the new partner to confirm. */
export function ConfirmPartnerChange({ preview, onLookAgain, onDone, onClose }: ConfirmPartnerChangeProps) {
  const { partner } = preview;
  const save = useChange('partner.change', { proof: 'password' });
  const again = usePreview(onLookAgain);
  const isOutdated = save.failure?.code === 'conflict';
  useEffect(() => {
    if (isOutdated) void again.look(partner.id);
  }, [save.failure]);
  const failure = again.failure ?? (isOutdated ? null : save.failure);

  async function change(): Promise<void> {
    if ((await save.run({ partnerId: partner.id, review: preview.token })) !== null) onDone();
  }

  return (
    <Confirm
      heading={t.changeTo(partner.name)}
      confirmLabel={t.changeSubmit}
      cancelLabel={cancel}
      isDangerous
      isBusy={save.isBusy || again.isBusy}
      typed={{
        phrase: partner.name,
        label: t.changePhrase(partner.name),
        mismatch: t.changeMismatch(partner.name),
      }}
      onConfirm={change}
      onCancel={onClose}
    >
      {isOutdated && (
        <Box tone="warn" role="alert">
          <p>{t.changeOutdated}</p>
        </Box>
      )}
      <WhatChanges preview={preview} />
      {failure && <Failed failure={failure} />}
    </Confirm>
  );
}

function WhatChanges({ preview }: { preview: PartnerChangePreview }) {
  const { partner, current, withdraw, share, keys } = preview;
  return (
    <div class="review">
      <p class="next-partner">
        <Face logo={partner.logo} {...monogramOf(partner.name)} />
        <span>
          <strong>{partner.name}</strong> <span class="small">{t.partnerId(partner.id)}</span>
        </span>
      </p>
      {withdraw.length === 0 ? (
        <p>{t.changeNothingLost(current.name)}</p>
      ) : (
        <>
          <h3>{t.changeWithdraws(current.name)}</h3>
          <NumberNames numbers={withdraw} />
          <StoppedKeys keys={keys} numbers={withdraw} partner={current.name} />
        </>
      )}
      {share.length === 0 ? (
        <p class="small">{t.changeNothingShared(partner.name)}</p>
      ) : (
        <>
          <h3>{t.changeShares(partner.name)}</h3>
          <NumberNames numbers={share} />
        </>
      )}
    </div>
  );
}
