import './webhooks.css';
import { type DraftFields, DraftForm, type DraftFormProps } from '../parts/draft-form.tsx';
import { Field } from '../parts/field.tsx';
import * as t from '../texts/en/webhook-form.ts';
import { EventChoices } from './event-choices.tsx';
import type { WebhookDraft } from './webhook-draft.ts';
import { WebhookFormMore } from './webhook-form-more.tsx';
import { problemsIn, problemsOf } from './webhook-problems.ts';

interface WebhookFormProps extends DraftFormProps<WebhookDraft> {
  /** The names of the custom headers that the webhook has. */
  headerNames?: readonly string[];
}

/** The form of a webhook, for a new one and for one that exists. */
export function WebhookForm({ headerNames = [], ...form }: WebhookFormProps) {
  return (
    <DraftForm
      {...form}
      problemsIn={(draft) => problemsIn(draft, { url: form.initial.url, headerNames })}
      problemsOf={problemsOf}
      mainNames={['url', 'name', 'events']}
      main={(fields) => <Main {...fields} />}
      moreSummary={t.more}
      more={(fields) => <WebhookFormMore headerNames={headerNames} {...fields} />}
    />
  );
}

function Main({ draft, problems, onChange }: DraftFields<WebhookDraft>) {
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
      <EventChoices chosen={draft.events} problem={problems.events} onChange={(events) => onChange({ events })} />
    </>
  );
}
