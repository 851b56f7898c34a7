import { ChangingText } from '@chatelaine/ui/changing-text';
import { trailName } from '../texts/en/frame.ts';
import { Link } from './link.tsx';

/** The steps that lead to a screen. A step without an address is this screen. */
export function Trail({ steps }: { steps: { name: string; to?: string }[] }) {
  return (
    <ol aria-label={trailName}>
      {steps.map(({ name, to }) => (
        <li key={name}>
          {to === undefined ? (
            <span aria-current="page">
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
