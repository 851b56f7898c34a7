import { Button } from '@chatelaine/ui/button';
import { useRef, useState } from 'preact/hooks';
import { Field } from '../../parts/field.tsx';
import * as t from '../../texts/en/integration.ts';
import { type UrlProblem, urlProblem } from './url-changes.ts';

interface AddUrlProps {
  urls: readonly string[];
  onAdd(url: string): void;
}

/** Takes one more redirect URL, and says at once what is wrong with it. */
export function AddUrl({ urls, onAdd }: AddUrlProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  // A half-typed address is not wrong yet. It is checked when the person leaves the field or wants to add it.
  const [isChecked, setIsChecked] = useState(false);
  const url = text.trim();
  const problem = isChecked && url !== '' ? urlProblem(url, urls) : null;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    field.current?.focus();
    setIsChecked(true);
    if (url === '' || urlProblem(url, urls) !== null) return;
    onAdd(url);
    setText('');
    setIsChecked(false);
  }

  return (
    <form class="url-add" onSubmit={submit} noValidate>
      <Field label={t.urlAddLabel} hint={t.urlAddHint} problem={problem === null ? undefined : sentenceOf(problem)}>
        {(attributes) => (
          <input
            {...attributes}
            ref={field}
            type="url"
            class="mono"
            autocomplete="off"
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
            onBlur={() => setIsChecked(url !== '')}
          />
        )}
      </Field>
      {problem?.code === 'form' && (
        <Button look="link" onClick={() => setText(problem.detail)}>
          {t.urlUseForm(problem.detail)}
        </Button>
      )}
      <Button type="submit">{t.urlAdd}</Button>
    </form>
  );
}

/** Says in words what is wrong with an address. */
export function sentenceOf({ code, detail }: UrlProblem): string {
  if (code === 'listed') return t.urlListed;
  if (code === 'too_many') return t.urlTooMany;
  return code === 'too_long' ? t.urlTooLong : t.urlFaults[code](detail);
}
