import type { ComponentChildren } from 'preact';
import { Badge } from '../badge/badge.tsx';
import { ChangingText } from '../changing-text/changing-text.tsx';
import { Icon } from '../icon/icon.tsx';
import { useOwnId } from '../own-id/use-own-id.ts';

/** A row of a list of choices. */
export interface Row<Id extends string> {
  id: Id;
  isTicked: boolean;
  /** The id of the element that says why the tick cannot change. Without it the tick can change. */
  fixedBecause?: string;
  title: ComponentChildren;
  /** A second, quiet line. */
  detail?: ComponentChildren;
  /** The state of the row in one or two words, at the right. */
  status?: { tone: 'neutral' | 'good' | 'warn'; text: string } | null;
  /** What follows from the tick. It appears below the row. */
  consequence?: ComponentChildren;
}

interface ChoiceRowProps<Id extends string> {
  row: Row<Id>;
  onTick(id: Id, isTicked: boolean): void;
}

/** Shows one row: its box, two lines, its state, and below it what follows from the tick. */
export function ChoiceRow<Id extends string>({ row, onTick }: ChoiceRowProps<Id>) {
  const { id, isTicked, fixedBecause, title, detail, status, consequence } = row;
  const ownId = useOwnId();
  const described = [fixedBecause, consequence && ownId].filter(Boolean).join(' ') || undefined;
  return (
    <div class="ui-choice">
      <label>
        <input
          type="checkbox"
          checked={isTicked}
          // A `disabled` box would leave the tab order, and a screen reader would not read the reason.
          aria-disabled={fixedBecause ? true : undefined}
          aria-describedby={described}
          onClick={(event) => fixedBecause && event.preventDefault()}
          onChange={() => onTick(id, !isTicked)}
        />
        <span class="ui-choice-body">
          <span class="ui-choice-text">
            <span class="ui-choice-title">{title}</span>{' '}
            {detail && (
              <span class="ui-choice-detail">
                <ChangingText>{detail}</ChangingText>
              </span>
            )}
          </span>{' '}
          {status && (
            <Badge key={status.text} tone={status.tone}>
              {status.text}
            </Badge>
          )}
        </span>
      </label>
      {consequence && (
        <p class="ui-consequence" id={ownId}>
          <Icon name="warning" />
          <span>{consequence}</span>
        </p>
      )}
    </div>
  );
}
