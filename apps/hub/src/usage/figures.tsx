import type { UsageReport } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { count, share } from '../parts/count.ts';
import * as t from '../texts/en/usage.ts';
import { changeText, refusedShare } from './change.ts';

interface FiguresProps {
  now: UsageReport['totals'];
  /** The sums of the period before; undefined while they are on their way. */
  before: UsageReport['totals'] | undefined;
  days: number;
}

/** Shows the sums of the range, each with its change against the period before. */
export function Figures({ now, before, days }: FiguresProps) {
  const rate = refusedShare(now);
  const rateBefore = before && refusedShare(before);
  return (
    <dl class="figures">
      <Figure name={t.calls} value={count(now.calls)} change={before && changeText(now.calls, before.calls, days)} />
      <Figure
        name={t.refusedCalls}
        value={count(now.refused)}
        change={before && changeText(now.refused, before.refused, days)}
      />
      <Figure
        name={t.refusedShare}
        value={rate === null ? '–' : share(rate)}
        change={before && (rateBefore == null ? t.nothingBefore(days) : t.wasBefore(share(rateBefore), days))}
      />
    </dl>
  );
}

function Figure({ name, value, change }: { name: string; value: string; change: string | undefined }) {
  return (
    <div class="figure">
      <dt>
        <ChangingText>{name}</ChangingText>
      </dt>
      <dd class="figure-value number">
        <ChangingText>{value}</ChangingText>
      </dd>
      <dd class="figure-change">
        <ChangingText>{change ?? '…'}</ChangingText>
      </dd>
    </div>
  );
}
