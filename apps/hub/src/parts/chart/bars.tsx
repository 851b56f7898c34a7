import './chart.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { ComponentChildren } from 'preact';

/** One bar: the whole length, and the part of it that is hatched. */
export interface Bar {
  id: string;
  name: string;
  value: number;
  /** The hatched part of {@link value}. */
  hatched: number;
  /** The value as it is written at the end of the bar. */
  text: ComponentChildren;
}

interface BarsProps {
  /** What the bars show, for people who do not see them. The same numbers must be in a table near the bars. */
  label: string;
  bars: readonly Bar[];
}

/** Shows values as bars with their names. The parts of a bar differ by a pattern, and not only by their colours. */
export function Bars({ label, bars }: BarsProps) {
  const longest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <div class="bars" role="img" aria-label={label}>
      {bars.map((bar) => (
        <div key={bar.id} class="bars-row">
          <span class="bars-name">
            <ChangingText>{bar.name}</ChangingText>
          </span>
          <BarLine bar={bar} longest={longest} />
          <span class="bars-value number">
            <ChangingText>{bar.text}</ChangingText>
          </span>
        </div>
      ))}
    </div>
  );
}

function BarLine({ bar: { value, hatched }, longest }: { bar: Bar; longest: number }) {
  const id = useOwnId();
  const plain = ((value - hatched) / longest) * 100;
  const rest = (hatched / longest) * 100;
  return (
    <svg class="bars-line" width="100%" height="16" aria-hidden="true">
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="bars-hatch-ground" width="6" height="6" />
        <rect class="bars-hatch" width="3" height="6" />
      </pattern>
      <rect class="bars-track" width="100%" height="16" rx="3" />
      <rect class="bars-plain" width={`${plain}%`} height="16" />
      <rect class="bars-hatched" x={`${plain}%`} width={`${rest}%`} height="16" fill={`url(#${id})`} />
    </svg>
  );
}
