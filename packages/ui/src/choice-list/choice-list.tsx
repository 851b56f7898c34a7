import '../button/button.css';
import './choice-list.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';
import { useOwnId } from '../own-id/use-own-id.ts';
import { ChoiceRow, type Row } from './choice-row.tsx';

export type { Row };

interface ChoiceListProps<Id extends string> {
  /** The name of the list, at the left of its head. */
  heading: string;
  /** The action at the right of the head, such as *Select all 4*. */
  action?: { label: string; onClick(): void } | null;
  /** The id of an element that describes the list, such as an error. */
  describedBy?: string;
  /** What stands between the head and the rows, such as a field that filters the rows. */
  filter?: ComponentChildren;
  rows: Row<Id>[];
  onTick(id: Id, isTicked: boolean): void;
}

/**
 * Shows a list of rows with a box each. A press anywhere on a row ticks it. The page keeps the ticks, and passes them
 * again in `rows`.
 */
export function ChoiceList<Id extends string>(props: ChoiceListProps<Id>) {
  const { heading, action, describedBy, filter, rows, onTick } = props;
  const id = useOwnId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset cannot stand beside the button.
    <div class="ui-choices" role="group" aria-labelledby={id} aria-describedby={describedBy}>
      <div class="ui-choices-head">
        <h2 id={id}>{heading}</h2>
        {action && (
          <button type="button" class="ui-button ui-link" onClick={action.onClick}>
            <ChangingText>{action.label}</ChangingText>
          </button>
        )}
      </div>
      {filter}
      {rows.map((row) => (
        <ChoiceRow key={row.id} row={row} onTick={onTick} />
      ))}
    </div>
  );
}
