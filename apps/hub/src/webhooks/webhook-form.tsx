import './webhooks.css';
import { Button } from '@chatelaine/ui/button';
import { DialogActions } from '@chatelaine/ui/dialog';
import { Disclosure } from '@chatelaine/ui/disclosure';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import { Failed } from '../parts/failed.tsx';
import { Field } from '../parts/field.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/webhooks.ts';
import { EventChoices } from './event-choices.tsx';
import { type WebhookDraft, wrongFields } from './webhook-draft.ts';
import { WebhookFormMore } from './webhook-form-more.tsx';
import { problemsIn, problemsOf, type WebhookProblems } from './webhook-problems.ts';

interface WebhookFormProps {
  initial: WebhookDraft;
  /** The names of the custom headers that the webhook has. */
  headerNames?: readonly string[];
  /** The words on the button that sends the form. */
  submitLabel: string;
  isBusy: boolean;
  /** Why the server did not accept the form. Its issues are shown beside their fields. */
  failure: Failure | null;
  onSubmit(draft: WebhookDraft): void;
  onCancel(): void;
}

const MAIN = ['url', 'name', 'events'];

/** The form of a webhook, for a new one and for one that exists. */
export function WebhookForm({ initial, headerNames = [], submitLabel, isBusy, failure, ...rest }: WebhookFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [ownProblems, setOwnProblems] = useState<WebhookProblems>({});
  const found = problemsOf(failure);
  const problems = { ...found.problems, ...ownProblems };
  const change = (changed: Partial<WebhookDraft>) => setDraft((old) => ({ ...old, ...changed }));

  useEffect(() => {
    if (Object.keys(problems).length > 0) focusFirstProblem(form.current);
  }, [failure, ownProblems]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isBusy) return;
    const wrong = wrongFields(draft);
    setOwnProblems(problemsIn(wrong));
    if (wrong.length === 0) rest.onSubmit(draft);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <AddressFields draft={draft} problems={problems} onChange={change} />
      <EventChoices chosen={draft.events} problem={problems.events} onChange={(events) => change({ events })} />
      <Disclosure summary={t.more} isOpen={Object.keys(problems).some((name) => !MAIN.includes(name)) || undefined}>
        <WebhookFormMore draft={draft} problems={problems} headerNames={headerNames} onChange={change} />
      </Disclosure>
      {failure && !found.isComplete && <Failed failure={failure} />}
      <DialogActions>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {submitLabel}
        </Button>
        <Button onClick={() => !isBusy && rest.onCancel()}>{cancel}</Button>
      </DialogActions>
    </form>
  );
}

interface AddressFieldsProps {
  draft: WebhookDraft;
  problems: WebhookProblems;
  onChange(changed: Partial<WebhookDraft>): void;
}

function AddressFields({ draft, problems, onChange }: AddressFieldsProps) {
  return (
    <>
      <Field label={t.url} hint={t.urlHint} problem={problems.url}>
        {(attributes) => (
          <input
            {...attributes}
            type="url"
            value={draft.url}
            autocomplete="off"
            spellcheck={false}
            required
            maxLength={2048}
            onInput={({ currentTarget }) => onChange({ url: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t.name} hint={t.nameHint} problem={problems.name}>
        {(attributes) => (
          <input
            {...attributes}
            value={draft.name}
            autocomplete="off"
            maxLength={64}
            onInput={({ currentTarget }) => onChange({ name: currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

// A problem of the events stands above all groups, so the first box below it gets the focus.
function focusFirstProblem(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"], .webhook-some > .field-problem ~ * input');
  wrong?.focus();
}
