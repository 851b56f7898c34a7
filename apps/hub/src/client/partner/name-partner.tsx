import type { OwnPartner, PartnerChangePreview } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../api/failure.ts';
import { Failed } from '../../parts/failed.tsx';
import { Field } from '../../parts/field.tsx';
import { cancel } from '../../texts/en/frame.ts';
import * as t from '../../texts/en/own-partner.ts';
import { readPartnerId } from './read-partner-id.ts';
import { usePreview } from './use-preview.ts';

interface NamePartnerProps {
  partner: OwnPartner;
  onFound(preview: PartnerChangePreview): void;
  onClose(): void;
}

/** Asks for the id or a link of the new partner. */
export function NamePartner({ partner, onFound, onClose }: NamePartnerProps) {
  const field = useRef<HTMLInputElement>(null);
  const [ownProblem, setOwnProblem] = useState<string | undefined>();
  const { look, failure, isBusy } = usePreview(onFound);
  const problem = ownProblem ?? (failure?.code === 'not_found' ? t.changeUnknown : undefined);
  useEffect(() => {
    if (problem !== undefined) field.current?.focus();
  }, [problem, failure]);
  const close = () => !isBusy && onClose();

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    const id = readPartnerId(text);
    const wrong = id === null ? (text === '' ? t.changeMissing : t.changeUnknown) : undefined;
    setOwnProblem(id === partner.id ? t.changeSame(partner.name) : wrong);
    if (id !== null && id !== partner.id) void look(id);
  }

  return (
    <Dialog heading={t.changeTitle} onClose={close}>
      <form onSubmit={submit} noValidate>
        <Field label={t.changeLabel} hint={t.changeHint} problem={problem}>
          {(attributes) => (
            <input {...attributes} ref={field} autocomplete="off" autocapitalize="off" spellcheck={false} required />
          )}
        </Field>
        {failure && failure.code !== 'not_found' && <Failed failure={explain(failure, partner.name)} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.changeNext}
          </Button>
          <Button onClick={close}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

// An owner is refused only because the partner pays and forbids withdrawals. Nobody else can open this dialog.
const explain = (failure: Failure, partner: string): Failure =>
  failure.code === 'not_allowed' ? { ...failure, sentence: t.changeForbidden(partner) } : failure;
