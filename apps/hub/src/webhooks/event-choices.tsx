import { useAccount } from '../account/account-context.ts';
import { AllOrSome } from '../parts/all-or-some.tsx';
import { Choices } from '../parts/choices.tsx';
import { Problem } from '../parts/field.tsx';
import * as events from '../texts/en/webhook-events.ts';
import * as t from '../texts/en/webhook-form.ts';
import { eventGroupsOf } from './event-groups.ts';
import { eventName } from './webhook.ts';

interface EventChoicesProps {
  /** The types of events; null: all. */
  chosen: string[] | null;
  problem: string | undefined;
  onChange(chosen: string[] | null): void;
}

/** Chooses which events a webhook gets: all, or some of a list in groups. */
export function EventChoices({ chosen, problem, onChange }: EventChoicesProps) {
  const { type } = useAccount();
  const groups = eventGroupsOf(type);
  const known = groups.flatMap(({ types }) => types);
  const change = (types: readonly string[], ticked: readonly string[]) => {
    const others = (chosen ?? []).filter((each) => !types.includes(each));
    const all = new Set([...others, ...ticked]);
    // In the order of the list. A type that this script does not know stays.
    onChange([...known.filter((each) => all.has(each)), ...others.filter((each) => !known.includes(each))]);
  };
  return (
    <AllOrSome
      legend={t.eventsLegend}
      all={t.eventsAll}
      allText={t.eventsAllText}
      some={t.some}
      isSome={chosen !== null}
      onChange={(isSome) => onChange(isSome ? (chosen ?? []) : null)}
    >
      {problem && <Problem id="webhook-events-problem">{problem}</Problem>}
      {groups.map(({ group, types }) => (
        <Choices
          key={group}
          legend={events.groups[group]}
          lines={types.map((value) => ({ value, name: eventName(value) }))}
          chosen={(chosen ?? []).filter((each) => types.includes(each))}
          onChange={(ticked) => change(types, ticked)}
        />
      ))}
    </AllOrSome>
  );
}
