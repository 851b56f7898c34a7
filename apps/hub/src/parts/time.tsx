import { never } from '../texts/en/frame.ts';
import { day, exactMoment, moment } from './moment.ts';

export { day, exactMoment, moment };

interface TimeProps {
  /** ISO 8601; null shows {@link none}. */
  at: string | null;
  isDay?: boolean;
  none?: string;
}

/**
 * Shows an instant. Programs and screen readers find it in its exact form too. Another instant is another element, for
 * browsers that translate the page.
 */
export function Time({ at, isDay, none = never }: TimeProps) {
  if (at === null) return <span class="quiet">{none}</span>;
  return (
    <time key={at} dateTime={at} class="number">
      {isDay ? day(at) : moment(at)}
    </time>
  );
}
