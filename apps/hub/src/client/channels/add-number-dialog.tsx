import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Failure } from '../../api/failure.ts';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../parts/failed.tsx';
import { Field } from '../../parts/field.tsx';
import { useHref } from '../../parts/link.tsx';
import { stillWrong } from '../../parts/still-wrong.rule.ts';
import * as t from '../../texts/en/add-number.ts';
import { cancel } from '../../texts/en/frame.ts';

interface Typed {
  name: string;
  phoneNumber: string;
}

type Problems = Partial<Typed>;

/** Asks for the name and the number, adds it, and leads to it. */
export function AddNumberDialog({ onClose }: { onClose(): void }) {
  const add = useChange('channels.add');
  const { route } = useLocation();
  const href = useHref();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Typed>({ name: '', phoneNumber: '' });
  const [sent, setSent] = useState(typed);
  const [own, setOwn] = useState<Problems>({});
  const problems = { ...stillWrong(problemsOf(add.failure), typed, sent), ...own };
  const close = () => !add.isBusy && onClose();
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [own, add.failure]);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (add.isBusy) return;
    const input = { name: typed.name.trim(), phoneNumber: typed.phoneNumber.trim() };
    const missing: Problems = {
      ...(input.name === '' && { name: t.nameMissing }),
      ...(input.phoneNumber === '' && { phoneNumber: t.numberWrong }),
    };
    setOwn(missing);
    if (Object.keys(missing).length > 0) return;
    setSent(typed);
    const added = await add.run(input);
    if (added !== null) route(href(`channels/${added.id}`));
  }

  return (
    <Dialog heading={t.title} onClose={close}>
      <form ref={form} onSubmit={submit} noValidate>
        <p class="dialog-lead">{t.lead}</p>
        <NumberFields typed={typed} problems={problems} onType={(changed) => setTyped({ ...typed, ...changed })} />
        {add.failure && Object.keys(problemsOf(add.failure)).length === 0 && <Failed failure={add.failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={add.isBusy}>
            {t.submit}
          </Button>
          <Button onClick={close}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface NumberFieldsProps {
  typed: Typed;
  problems: Problems;
  onType(changed: Partial<Typed>): void;
}

function NumberFields({ typed, problems, onType }: NumberFieldsProps) {
  return (
    <>
      <Field label={t.name} hint={t.nameHint} problem={problems.name}>
        {(attributes) => (
          <input
            {...attributes}
            value={typed.name}
            autocomplete="off"
            maxLength={64}
            required
            onInput={({ currentTarget }) => onType({ name: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t.number} hint={t.numberHint} problem={problems.phoneNumber}>
        {(attributes) => (
          <input
            {...attributes}
            type="tel"
            value={typed.phoneNumber}
            autocomplete="off"
            maxLength={40}
            required
            onInput={({ currentTarget }) => onType({ phoneNumber: currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Says for each field that the server refused what to do. */
function problemsOf(failure: Failure | null): Problems {
  if (failure?.code === 'conflict') return { phoneNumber: t.conflict };
  const has = (name: string) => failure?.issues.some(({ path }) => path === name) ?? false;
  return { ...(has('name') && { name: t.nameMissing }), ...(has('phoneNumber') && { phoneNumber: t.numberWrong }) };
}
