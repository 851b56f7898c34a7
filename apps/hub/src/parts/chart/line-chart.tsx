import './chart.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useEffect, useRef, useState } from 'preact/hooks';
import { noChart } from '../../texts/en/usage.ts';
import { count } from '../count.ts';
import { dayOfChart, wholeDayOfChart } from './day-of-chart.ts';
import type { Line } from './draw-lines.ts';

interface LineChartProps {
  /** What the chart shows, for people who do not see it. The same numbers must be in a table near the chart. */
  label: string;
  /** The days, each as the instant of its beginning in UTC. */
  days: readonly string[];
  lines: readonly Line[];
}

/** Shows a value for each day as a line. Lines differ by their dashes and points, and not only by their colours. */
export function LineChart({ label, days, lines }: LineChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    let remove: (() => void) | undefined;
    let isGone = false;
    import('./draw-lines.ts').then(
      ({ drawLines }) => {
        const drawing = { days, lines, writeDay: dayOfChart, writeCount: count, onPoint: setPointed };
        if (!isGone && place.current) remove = drawLines(place.current, drawing);
      },
      // The script did not arrive. The table has the same numbers.
      () => setIsMissing(true),
    );
    return () => {
      isGone = true;
      remove?.();
    };
  }, [days, lines]);
  if (isMissing) return <p class="quiet">{noChart}</p>;
  const at = pointed === null ? undefined : days[pointed];
  return (
    <figure class="chart">
      <figcaption class="chart-legend">
        {lines.map(({ name, look, values }) => (
          <span key={name} class="chart-name">
            <Sample look={look} />
            <ChangingText>{at === undefined ? name : `${name}: ${count(values[pointed ?? 0] ?? 0)}`}</ChangingText>
          </span>
        ))}
        {at !== undefined && (
          <span class="number">
            <ChangingText>{wholeDayOfChart(at)}</ChangingText>
          </span>
        )}
      </figcaption>
      <div class="chart-lines" role="img" aria-label={label} ref={place} />
    </figure>
  );
}

/** Shows how a line looks. */
function Sample({ look }: Pick<Line, 'look'>) {
  return (
    <svg class={`chart-sample chart-${look}`} width="32" height="12" viewBox="0 0 32 12" aria-hidden="true">
      <line x1="0" y1="6" x2="32" y2="6" />
      {look === 'solid' ? <circle cx="16" cy="6" r="4" /> : <rect x="12" y="2" width="8" height="8" />}
    </svg>
  );
}
