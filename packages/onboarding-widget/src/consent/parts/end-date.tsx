import { ChangingText } from '@chatelaine/ui/changing-text';
import { Disclosure } from '@chatelaine/ui/disclosure';
import { Icon } from '@chatelaine/ui/icon';
import { tomorrow, writtenDay } from '../last-day.ts';
import * as texts from '../texts/texts.ts';
import { ActionButton } from './button.tsx';
import { Field } from './field.tsx';

interface EndDateProps {
  /** The chosen day as `2026-12-31`, or '' for no end. */
  lastDay: string;
  onChange(lastDay: string): void;
}

/**
 * Lets the person choose the last day of the permissions that are granted now. While the part is closed, it shows the
 * chosen day.
 */
export function EndDate({ lastDay, onChange }: EndDateProps) {
  const hasEnd = lastDay >= tomorrow();
  return (
    <div class="end-date">
      <Disclosure
        summary={
          <>
            <Icon name={hasEnd ? 'check' : 'plus'} />
            <ChangingText>{hasEnd ? texts.untilEnds(writtenDay(lastDay)) : texts.untilOpen}</ChangingText>
          </>
        }
      >
        <Field
          label={texts.untilLabel}
          hint={texts.untilHint}
          input={{
            type: 'date',
            min: tomorrow(),
            max: '9999-12-30',
            value: lastDay,
            required: false,
            onChange: (event) => onChange(event.currentTarget.value),
          }}
        />
        {lastDay !== '' && (
          <ActionButton look="link" onClick={() => onChange('')}>
            {texts.untilClear}
          </ActionButton>
        )}
      </Disclosure>
    </div>
  );
}
