import { ENVIRONMENTS, RETRY_POLICIES } from '@chatelaine/shared';
import { NumberChoices } from '../number/number-choices.tsx';
import { AllOrSome } from '../parts/all-or-some.tsx';
import { Choices } from '../parts/choices.tsx';
import type { DraftFields } from '../parts/draft-form.tsx';
import { Field } from '../parts/field.tsx';
import * as t from '../texts/en/webhook-form.ts';
import type { WebhookDraft } from './webhook-draft.ts';

interface PartProps extends DraftFields<WebhookDraft> {
  /** The names of the custom headers that the webhook has. */
  headerNames: readonly string[];
}

/** The settings of a webhook that most people leave as they are. */
export function WebhookFormMore(part: PartProps) {
  const { draft, problems, onChange } = part;
  return (
    <>
      <NumberChoices
        chosen={draft.channelIds}
        problem={problems.channelIds}
        onChange={(channelIds) => onChange({ channelIds })}
      />
      <EnvironmentChoices {...part} />
      <HeadersField {...part} />
      <RetryFields {...part} />
    </>
  );
}

const ENVIRONMENT_LINES = ENVIRONMENTS.map((value) => ({ value, name: t.environmentNames[value] }));

function EnvironmentChoices({ draft: { environments }, problems, onChange }: PartProps) {
  return (
    <AllOrSome
      legend={t.environments}
      all={t.environmentsAll}
      allText={t.environmentsAllText}
      some={t.some}
      isSome={environments !== null}
      onChange={(isSome) => onChange({ environments: isSome ? [] : null })}
    >
      <Choices
        isLegendUnseen
        legend={t.some}
        lines={ENVIRONMENT_LINES}
        chosen={environments ?? []}
        problem={problems.environments}
        onChange={(ticked) => onChange({ environments: ticked })}
      />
    </AllOrSome>
  );
}

function HeadersField({ draft: { headers }, problems, headerNames, onChange }: PartProps) {
  return (
    <>
      {headerNames.length > 0 && (
        <Choices
          isSingle
          legend={t.headers}
          lines={[
            { value: 'keep', name: t.headersKeep(headerNames.join(', ')), text: t.headersKeepText },
            { value: 'replace', name: t.headersReplace },
          ]}
          chosen={[headers === null ? 'keep' : 'replace']}
          problem={headers === null ? problems.headers : undefined}
          onChange={([value]) => onChange({ headers: value === 'keep' ? null : '' })}
        />
      )}
      {headers !== null && (
        <Field label={t.headers} hint={t.headersHint} problem={problems.headers}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={2}
              value={headers}
              autocomplete="off"
              spellcheck={false}
              onInput={({ currentTarget }) => onChange({ headers: currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function RetryFields({ draft, problems, onChange }: PartProps) {
  const read = (text: string) => RETRY_POLICIES.find((each) => each === text) ?? '';
  return (
    <>
      <Field label={t.policy} problem={problems.policy}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.policy}
            onChange={({ currentTarget }) => onChange({ policy: read(currentTarget.value) })}
          >
            {(['', ...RETRY_POLICIES] as const).map((value) => (
              <option key={value} value={value}>
                {t.policyNames[value]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.policy !== '' && (
        <div class="field-pair">
          <Field label={t.delay} problem={problems.delaySeconds}>
            {(attributes) => (
              <input
                {...attributes}
                value={draft.delaySeconds}
                autocomplete="off"
                inputMode="numeric"
                onInput={({ currentTarget }) => onChange({ delaySeconds: currentTarget.value })}
              />
            )}
          </Field>
          <Field label={t.attempts} hint={t.attemptsHint} problem={problems.attempts}>
            {(attributes) => (
              <input
                {...attributes}
                value={draft.attempts}
                autocomplete="off"
                inputMode="numeric"
                onInput={({ currentTarget }) => onChange({ attempts: currentTarget.value })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
}
