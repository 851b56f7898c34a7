import { ChangingText } from '@chatelaine/ui/changing-text';
import { failureOf } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { AllOrSome } from '../parts/all-or-some.tsx';
import { Choices } from '../parts/choices.tsx';
import { Failed } from '../parts/failed.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import * as t from '../texts/en/number-choices.ts';

interface NumberChoicesProps {
  /** The chosen numbers; null: all. */
  chosen: string[] | null;
  problem: string | undefined;
  onChange(chosen: string[] | null): void;
}

/** Chooses numbers of the account: all, or only some. */
export function NumberChoices(props: NumberChoicesProps) {
  const { chosen, onChange } = props;
  return (
    <AllOrSome
      legend={t.numbers}
      all={t.all}
      allText={t.allText}
      some={t.some}
      isSome={chosen !== null}
      onChange={(isSome) => onChange(isSome ? (chosen ?? []) : null)}
    >
      <Some {...props} chosen={chosen ?? []} />
    </AllOrSome>
  );
}

function Some({ chosen, problem, onChange }: NumberChoicesProps & { chosen: string[] }) {
  const { data: page, error, refetch } = useAsk('channels.list', { limit: 200 });
  if (error !== null) return <Failed failure={failureOf(error)} onRetry={() => refetch()} />;
  if (page === undefined) return <Skeleton rows={2} />;
  const shown = page.data.map(({ id, phoneNumber, name }) => ({ value: id, name: phoneNumber, text: name }));
  // A number that is not on this page stays as it is.
  const unseen = chosen.filter((id) => !shown.some(({ value }) => value === id));
  return (
    <>
      <Choices
        isLegendUnseen
        legend={t.some}
        lines={shown}
        chosen={chosen}
        problem={problem}
        onChange={(seen) => onChange([...seen, ...unseen])}
      />
      {page.nextCursor !== null && (
        <p class="small">
          <ChangingText>{t.cut}</ChangingText>
        </p>
      )}
    </>
  );
}
