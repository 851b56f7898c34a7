import { type Choice, type ConsentChannel, carryChoice, firstChoice } from '@chatelaine/shared';
import { useEffect, useState } from 'preact/hooks';

/** The numbers that the person sees, and which of them are ticked. */
interface Chosen {
  numbers: ConsentChannel[];
  choice: Choice;
  /** How often the numbers have changed while the person chose. */
  changes: number;
}

/**
 * Keeps a choice while the screen reads the numbers again. When the permission of a number has changed meanwhile, the
 * choice is carried over to the new numbers, and the person must check it.
 *
 * @param isPaused while true, new numbers wait. A change that is on its way changes them too.
 */
export function useChoice(numbers: ConsentChannel[], isPaused: boolean) {
  const [chosen, setChosen] = useState<Chosen>({ numbers, choice: firstChoice(numbers), changes: 0 });
  useEffect(() => {
    if (isPaused || numbers === chosen.numbers) return;
    setChosen((old) => ({
      numbers,
      choice: carryChoice(old.choice, old.numbers, numbers),
      changes: old.changes + Number(factsOf(numbers) !== factsOf(old.numbers)),
    }));
  }, [numbers, isPaused]);
  return {
    ...chosen,
    choose: (choice: Choice) => setChosen((old) => ({ ...old, choice })),
    /** Says that the numbers are not as the person saw them, before the new ones are here. */
    mark: () => setChosen((old) => ({ ...old, changes: old.changes + 1 })),
  };
}

// The facts on which the choice rests. A new name of a number is none.
const factsOf = (numbers: ConsentChannel[]): string =>
  JSON.stringify(numbers.map(({ id, permission, sharedAt, mayWithdraw }) => [id, permission, sharedAt, mayWithdraw]));
