import { Button } from '@chatelaine/ui/button';
import { DialogActions } from '@chatelaine/ui/dialog';
import { Disclosure } from '@chatelaine/ui/disclosure';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import { cancel } from '../texts/en/frame.ts';
import { Failed } from './failed.tsx';
import { stillWrong } from './still-wrong.rule.ts';

/** What is wrong with which field. */
export type Problems<Draft> = Partial<Record<keyof Draft, string>>;

/** What the fields of a form get. */
export interface DraftFields<Draft> {
  draft: Draft;
  problems: Problems<Draft>;
  onChange(changed: Partial<Draft>): void;
}

/** What a dialog gives to its form, for a new thing and for one that exists. */
export interface DraftFormProps<Draft> {
  initial: Draft;
  /** The words on the button that sends the form. */
  submitLabel: string;
  isBusy: boolean;
  /** Why the server did not accept the form. Its issues are shown beside their fields. */
  failure: Failure | null;
  onSubmit(draft: Draft): void;
  onCancel(): void;
}

interface FrameProps<Draft> extends DraftFormProps<Draft> {
  /** Says what the server would surely refuse, or would understand otherwise than the person. */
  problemsIn(draft: Draft, form: HTMLFormElement | null): Problems<Draft>;
  /** Reads what the server refused. `isComplete`: the fields explain the whole failure. */
  problemsOf(failure: Failure | null): { problems: Problems<Draft>; isComplete: boolean };
  main(fields: DraftFields<Draft>): ComponentChildren;
  /** The names of the fields in `main`. A problem in any other field opens the rest. */
  mainNames: readonly (keyof Draft)[];
  /** The line that opens the rest. */
  moreSummary: string;
  more(fields: DraftFields<Draft>): ComponentChildren;
}

/** A form whose fields say what is wrong with them. What most people leave as it is stands below a line that opens. */
export function DraftForm<Draft>({ initial, isBusy, failure, main, more, onSubmit, ...rest }: FrameProps<Draft>) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [sent, setSent] = useState(initial);
  const [checked, setChecked] = useState(initial);
  const [ownProblems, setOwnProblems] = useState<Problems<Draft>>({});
  const found = rest.problemsOf(failure);
  const problems = { ...stillWrong(found.problems, draft, sent), ...stillWrong(ownProblems, draft, checked) };
  const wrong = Object.keys(problems) as (keyof Draft)[];
  const fields = {
    draft,
    problems,
    onChange: (changed: Partial<Draft>) => setDraft((old) => ({ ...old, ...changed })),
  };

  useEffect(() => {
    if (wrong.length > 0) focusFirstProblem(form.current);
  }, [failure, ownProblems]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isBusy) return;
    const own = rest.problemsIn(draft, form.current);
    setOwnProblems(own);
    setChecked(draft);
    if (Object.keys(own).length > 0) return;
    setSent(draft);
    onSubmit(draft);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      {main(fields)}
      <Disclosure summary={rest.moreSummary} isOpen={wrong.some((name) => !rest.mainNames.includes(name)) || undefined}>
        {more(fields)}
      </Disclosure>
      {failure && !found.isComplete && <Failed failure={failure} />}
      <DialogActions>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {rest.submitLabel}
        </Button>
        <Button onClick={() => !isBusy && rest.onCancel()}>{cancel}</Button>
      </DialogActions>
    </form>
  );
}

// A problem of several groups of boxes stands above them, so the first box below it gets the focus.
function focusFirstProblem(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], .some > .field-problem ~ * input')?.focus();
}
