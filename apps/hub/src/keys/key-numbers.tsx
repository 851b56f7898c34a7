import { ChangingText } from '@chatelaine/ui/changing-text';
import { failureOf } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { Choices } from '../parts/choices.tsx';
import { Failed } from '../parts/failed.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import * as t from '../texts/en/keys.ts';

interface KeyNumbersProps {
  /** The only numbers that the key reaches; null: all numbers. */
  chosen: string[] | null;
  problem: string | undefined;
  onChange(chosen: string[] | null): void;
}

/** Chooses whether an organization key reaches all numbers or only some. */
export function KeyNumbers({ chosen, problem, onChange }: KeyNumbersProps) {
  return (
    <>
      <Choices
        isSingle
        legend={t.numbers}
        lines={[
          { value: 'all', name: t.numbersAll, text: t.numbersAllText },
          { value: 'some', name: t.numbersSome },
        ]}
        chosen={[chosen === null ? 'all' : 'some']}
        onChange={([value]) => onChange(value === 'all' ? null : (chosen ?? []))}
      />
      {chosen !== null && <Some chosen={chosen} problem={problem} onChange={onChange} />}
    </>
  );
}

function Some({ chosen, problem, onChange }: KeyNumbersProps & { chosen: string[] }) {
  const { data: page, error, refetch } = useAsk('channels.list', { limit: 200 });
  if (error !== null) return <Failed failure={failureOf(error)} onRetry={() => refetch()} />;
  if (page === undefined) return <Skeleton rows={2} />;
  const shown = page.data.map(({ id, phoneNumber, name }) => ({ value: id, name: phoneNumber, text: name }));
  // A number that is not on this page stays as it is.
  const unseen = chosen.filter((id) => !shown.some(({ value }) => value === id));
  return (
    <div class="key-numbers">
      <Choices
        isLegendUnseen
        legend={t.numbersSome}
        lines={shown}
        chosen={chosen}
        problem={problem}
        onChange={(seen) => onChange([...seen, ...unseen])}
      />
      {page.nextCursor !== null && (
        <p class="small">
          <ChangingText>{t.numbersCut}</ChangingText>
        </p>
      )}
    </div>
  );
}
