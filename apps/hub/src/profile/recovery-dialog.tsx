import { Button } from '@chatelaine/ui/button';
import { CopyButton } from '@chatelaine/ui/copy-button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useRef, useState } from 'preact/hooks';
import { StoredBox } from '../parts/stored-box.tsx';
import { copied, copyYourself } from '../texts/en/copying.ts';
import * as t from '../texts/en/profile.ts';

/** Shows recovery codes the only time that they can be seen. The person says that they are stored, before it closes. */
export function RecoveryDialog({ codes, onClose }: { codes: string[]; onClose(): void }) {
  const list = useRef<HTMLUListElement>(null);
  const [isStored, setIsStored] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const text = `${codes.join('\n')}\n`;
  const close = () => (isStored ? onClose() : setIsAsked(true));
  const selectCodes = () => {
    if (list.current !== null) getSelection()?.selectAllChildren(list.current);
  };

  return (
    <Dialog heading={t.recoveryTitle} onClose={close}>
      <p>{t.recoveryText}</p>
      <ul class="recovery" ref={list} aria-label={t.recoveryList}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="recovery-ways">
        <CopyButton text={text} words={{ copy: t.recoveryCopy, copied, copyYourself }} selectText={selectCodes} />
        <Download text={text} />
      </div>
      <StoredBox isStored={isStored} onChange={setIsStored}>
        {t.recoveryStored}
      </StoredBox>
      <p class="field-problem" role="alert">
        {isAsked && !isStored && t.recoveryFirst}
      </p>
      <DialogActions>
        <Button look="primary" onClick={close}>
          {t.recoveryDone}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

// The file is made in the browser, so the codes go nowhere else.
function Download({ text }: { text: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <a href={url} download="chatelaine-recovery-codes.txt">
      {t.recoveryDownload}
    </a>
  );
}
