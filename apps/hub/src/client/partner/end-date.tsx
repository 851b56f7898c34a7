import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Icon } from '@chatelaine/ui/icon';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Field } from '../../parts/field.tsx';
import * as t from '../../texts/en/own-partner.ts';
import { tomorrow, writtenDay } from './last-day.ts';

interface EndDateProps {
  /** The chosen day as `2026-12-31`, or '' for no end. */
  lastDay: string;
  problem?: string | undefined;
  onChange(lastDay: string): void;
}

/** Lets the person choose the last day of the permissions that are granted now. */
export function EndDate({ lastDay, problem, onChange }: EndDateProps) {
  const [isOpen, setIsOpen] = useState(lastDay !== '');
  const field = useRef<HTMLInputElement>(null);
  const hasOpened = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !hasOpened.current) field.current?.focus();
    hasOpened.current = isOpen;
  }, [isOpen]);
  useEffect(() => {
    if (problem !== undefined) field.current?.focus();
  }, [problem]);

  if (!isOpen) {
    return (
      <p class="end-date">
        <Icon name="plus" />
        <Button look="link" onClick={() => setIsOpen(true)}>
          {t.endOpen}
        </Button>
      </p>
    );
  }
  return (
    <div class="end-date-open">
      <Field label={t.endLabel} hint={t.endHint} problem={problem}>
        {(attributes) => (
          <input
            {...attributes}
            ref={field}
            type="date"
            min={tomorrow()}
            max="9999-12-30"
            value={lastDay}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
        )}
      </Field>
      <p class="small" role="status">
        <ChangingText>{lastDay >= tomorrow() && t.endChosen(writtenDay(lastDay))}</ChangingText>
      </p>
      <Button
        look="link"
        onClick={() => {
          onChange('');
          setIsOpen(false);
        }}
      >
        {t.endClear}
      </Button>
    </div>
  );
}
