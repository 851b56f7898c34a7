import { ChangingText } from '@chatelaine/ui/changing-text';
import { trailName } from '../texts/en/frame.ts';
import { Link } from './link.tsx';

/** The steps that lead to a screen. The last step is this screen. An earlier step without an address is no screen. */
export function Trail({ steps }: { steps: { name: string; to?: string }[] }) {
  return (
    <ol aria-label={trailName}>
      {steps.map(({ name, to }, at) => (
        <li key={name}>
          {to === undefined ? (
            <span aria-current={at === steps.length - 1 ? 'page' : undefined}>
              <ChangingText>{name}</ChangingText>
            </span>
          ) : (
            <Link to={to}>
              <ChangingText>{name}</ChangingText>
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}
