import type { CallOutcome } from '@chatelaine/shared';
import { Badge } from '@chatelaine/ui/badge';
import * as t from '../texts/en/calls.ts';

/** How a call ended, for people: the server accepted it, refused it, or the upstream of the number failed. */
export type Ending = 'accepted' | 'refused' | 'failed';

/** Returns how a call with this outcome ended. */
export function endingOf(outcome: CallOutcome): Ending {
  if (outcome === 'ok') return 'accepted';
  return outcome === 'upstream_error' ? 'failed' : 'refused';
}

const TONES = { accepted: 'good', refused: 'bad', failed: 'warn' } as const;

/** Shows how a call ended, as a pill with a sign and a word. */
export function Outcome({ outcome }: { outcome: CallOutcome }) {
  const ending = endingOf(outcome);
  return <Badge tone={TONES[ending]}>{t.endings[ending]}</Badge>;
}

/** Returns why a call failed, in a few words; null for an accepted call. */
export const reasonOf = (outcome: CallOutcome): string | null => (outcome === 'ok' ? null : t.reasons[outcome]);
