import { Badge } from '@chatelaine/ui/badge';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { hasPasskeys } from '@chatelaine/ui/passkey';
import { useRef, useState } from 'preact/hooks';
import { failureOf } from '../api/failure.ts';
import type { ItemOf } from '../api/procedures.ts';
import { useAsk } from '../api/use-ask.ts';
import { Fact } from '../parts/fact.tsx';
import { Failed } from '../parts/failed.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { day } from '../parts/time.tsx';
import { useFocusAfter } from '../parts/use-focus-after.ts';
import { loading } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';
import { AddPasskeyDialog } from './add-passkey-dialog.tsx';
import { RemovePasskeyDialog, RenamePasskeyDialog } from './passkey-dialogs.tsx';

type Passkey = ItemOf<'passkeys.list'>;
type Open = { act: 'add' } | { act: 'rename' | 'remove'; passkey: Passkey } | null;

/** Lists the person's passkeys; adds, renames and removes them. */
export function PasskeysFact({ onSaid }: { onSaid(sentence: string): void }) {
  const { data, error } = useAsk('passkeys.list', undefined, { isOwn: true });
  const add = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<Open>(null);
  useFocusAfter(open !== null, add);
  const show = (next: Open) => {
    onSaid('');
    setOpen(next);
  };
  const close = () => setOpen(null);
  const done = (sentence: string) => {
    close();
    onSaid(sentence);
  };

  return (
    <>
      <Fact
        name={t.passkeys}
        ways={
          <Button ref={add} disabledReason={!hasPasskeys() && t.passkeysUnable} onClick={() => show({ act: 'add' })}>
            {t.passkeyAdd}
          </Button>
        }
      >
        {error !== null && <Failed failure={failureOf(error)} />}
        {data === undefined && error === null && <span class="quiet">{loading}</span>}
        {data?.data.length === 0 && <span class="quiet">{t.passkeysNone}</span>}
        {data !== undefined && data.data.length > 0 && <PasskeyList passkeys={data.data} show={show} />}
      </Fact>
      {open?.act === 'add' && <AddPasskeyDialog onDone={done} onClose={close} />}
      {open?.act === 'rename' && <RenamePasskeyDialog passkey={open.passkey} onDone={done} onClose={close} />}
      {open?.act === 'remove' && <RemovePasskeyDialog passkey={open.passkey} onDone={done} onClose={close} />}
    </>
  );
}

const PasskeyList = ({ passkeys, show }: { passkeys: readonly Passkey[]; show(next: Open): void }) => (
  <ul class="passkeys">
    {passkeys.map((passkey) => (
      <li key={passkey.id} class="passkey">
        <span class="passkey-name">
          <ChangingText>{passkey.name}</ChangingText>
          {passkey.isSynced && <Badge tone="neutral">{t.passkeySynced}</Badge>}
        </span>
        <span class="small passkey-use">
          <ChangingText>{useOf(passkey)}</ChangingText>
        </span>
        <span class="passkey-ways">
          <IconButton
            icon="edit"
            label={t.passkeyRename(passkey.name)}
            onClick={() => show({ act: 'rename', passkey })}
          />
          <IconButton
            icon="trash"
            label={t.passkeyRemove(passkey.name)}
            isDangerous
            onClick={() => show({ act: 'remove', passkey })}
          />
        </span>
      </li>
    ))}
  </ul>
);

const useOf = ({ createdAt, lastUsedAt }: Passkey): string =>
  `${t.passkeySince(day(createdAt))} ${lastUsedAt === null ? t.passkeyUnused : t.passkeyUsed(day(lastUsedAt))}`;
