import './field.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { ComponentChildren } from 'preact';

/** What a field must carry, so that screen readers read its hint and its problem together with it. */
export interface FieldAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** What a field shows around its value. */
export interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value, and how to mend it. Null or left out: it is not known to be wrong. */
  problem?: string | null | undefined;
  children(attributes: FieldAttributes): ComponentChildren;
}

/** Shows a field of a form with its label above, its hint, and its problem below. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useOwnId();
  const texts = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>
        <ChangingText>{label}</ChangingText>
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          <ChangingText>{hint}</ChangingText>
        </p>
      )}
      {children({
        id,
        'aria-describedby': texts || undefined,
        'aria-invalid': problem == null ? undefined : true,
      })}
      {problem && <Problem id={`${id}-problem`}>{problem}</Problem>}
    </div>
  );
}

/** Says what is wrong with the field above. */
export function Problem({ id, children }: { id: string; children: string }) {
  return (
    <p class="field-problem" role="alert" id={id}>
      <ChangingText>{children}</ChangingText>
    </p>
  );
}
