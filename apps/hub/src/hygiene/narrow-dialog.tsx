import type { KeyHygiene } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import { useChange } from '../api/use-change.ts';
import { type AnyKey, type KeyNoun, NOUN_OF } from '../keys/key-kind.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/hygiene.ts';
import * as keyTexts from '../texts/en/keys.ts';
import { isAhead, narrowSettings, problemsOf, suggest } from './narrow-draft.ts';
import { NarrowLines } from './narrow-lines.tsx';

interface NarrowDialogProps {
  row: KeyHygiene;
  apiKey: AnyKey;
  onDone(): void;
  onCancel(): void;
}

/** Offers the narrower settings of a key, and applies the ticked ones in one step. */
export function NarrowDialog({ row, apiKey, onDone, onCancel }: NarrowDialogProps) {
  const { kind, name } = row;
  const edit = useChange<`${KeyNoun}.edit`>(`${NOUN_OF[kind]}.edit`);
  // The list may be asked again meanwhile. The dialog applies what the person saw.
  const [findings] = useState(row.findings);
  const [draft, setDraft] = useState(() => suggest(findings, apiKey));
  const [isTried, setIsTried] = useState(false);
  const leave = () => !edit.isBusy && onCancel();
  const settings = narrowSettings(findings, { ...draft, day: isAhead(draft.day) ? draft.day : '2000-01-01' });
  const isNothing = Object.keys(settings).length === 0;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setIsTried(true);
    if (isNothing || problemsOf(draft).length > 0) return;
    if ((await edit.run({ id: row.keyId, ...settings } as Parameters<typeof edit.run>[0])) !== null) onDone();
  }

  return (
    <Dialog heading={t.narrowTitle(name)} onClose={leave}>
      <form onSubmit={submit} noValidate>
        <p class="narrow-lead">
          <ChangingText>{t.narrowText}</ChangingText>
        </p>
        <NarrowLines row={{ ...row, findings }} apiKey={apiKey} draft={draft} isTried={isTried} onChange={setDraft} />
        {edit.failure && <Failed failure={explain(edit.failure)} />}
        <DialogActions>
          <Button
            type="submit"
            look="primary"
            isBusy={edit.isBusy}
            disabledReason={isNothing ? t.narrowNothing : undefined}
          >
            {t.narrow}
          </Button>
          <Button onClick={leave}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function explain(failure: Failure): Failure {
  if (failure.code === 'conflict') return { ...failure, sentence: t.narrowConflict };
  const places = failure.issues.flatMap(({ path }) => /^allowedAddresses\.(\d+)$/.exec(path)?.[1] ?? []);
  if (places.length === 0) return failure;
  return { ...failure, sentence: places.map((at) => keyTexts.addressProblem(Number(at) + 1)).join(' ') };
}
