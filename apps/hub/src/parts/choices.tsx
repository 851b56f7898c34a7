import './field.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import { Problem } from './field.tsx';

/** One line that a person can choose. */
export interface ChoiceLine<Value extends string> {
  value: Value;
  name: string;
  /** What the choice means. */
  text?: string | undefined;
}

interface ChoicesProps<Value extends string> {
  legend: string;
  /** True: only screen readers read the legend, because the page says it in another way. */
  isLegendUnseen?: boolean;
  lines: readonly ChoiceLine<Value>[];
  chosen: readonly Value[];
  /** True: exactly one line is chosen. */
  isSingle?: boolean;
  problem?: string | undefined;
  onChange(chosen: Value[]): void;
}

/** Lets a person choose some of a few lines, or exactly one. Each whole line can be pressed. */
export function Choices<Value extends string>({
  legend,
  isLegendUnseen,
  lines,
  chosen,
  isSingle,
  problem,
  ...rest
}: ChoicesProps<Value>) {
  const id = useOwnId();
  const turn = (value: Value) => {
    if (isSingle) return rest.onChange([value]);
    const isOff = !chosen.includes(value);
    rest.onChange(lines.map((line) => line.value).filter((each) => (each === value ? isOff : chosen.includes(each))));
  };
  return (
    <fieldset class="choices" aria-describedby={problem === undefined ? undefined : `${id}-problem`}>
      <legend class={isLegendUnseen ? 'unseen' : undefined}>
        <ChangingText>{legend}</ChangingText>
      </legend>
      {lines.map(({ value, name, text }) => (
        <label key={value} class="choice">
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={id}
            value={value}
            checked={chosen.includes(value)}
            aria-invalid={problem === undefined ? undefined : true}
            aria-describedby={text === undefined ? undefined : `${id}-${value}`}
            aria-labelledby={`${id}-${value}-name`}
            onChange={() => turn(value)}
          />
          <span class="choice-name" id={`${id}-${value}-name`}>
            <ChangingText>{name}</ChangingText>
          </span>
          {text !== undefined && (
            <span class="choice-text" id={`${id}-${value}`}>
              <ChangingText>{text}</ChangingText>
            </span>
          )}
        </label>
      ))}
      {problem && <Problem id={`${id}-problem`}>{problem}</Problem>}
    </fieldset>
  );
}
