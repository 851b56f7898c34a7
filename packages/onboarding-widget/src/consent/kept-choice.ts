// Who reloads the page, or goes back to the partner's page and comes again, finds the choice as it was left. It is kept in
// this tab alone, for its address, person and client. A review is not kept: what ends is reviewed in each visit.
import type { ConsentChannel, Question } from '@chatelaine/shared';
import type { Choice } from './answer.rule.ts';
import { withStorage } from './with-storage.ts';

const KEY = 'chatelaine:choice';

/** A selection, and what the question was that it was made for. */
export interface Draft {
  question: Pick<Extract<Question, { step: 'choose' }>, 'person' | 'client'> & {
    channels: Pick<ConsentChannel, 'id' | 'permission'>[];
  };
  choice: Choice;
}

/** Keeps what was chosen, and gives it. */
export function keepDraft<T extends Draft>(draft: T): T {
  const { person, client, channels } = draft.question;
  const seen = channels.map(({ id, permission }) => ({ id, permission }));
  const choice = { ...draft.choice, ticked: [...draft.choice.ticked] };
  const kept = { at: location.href, question: { person, client, channels: seen }, choice };
  withStorage('sessionStorage', (storage) => storage.setItem(KEY, JSON.stringify(kept)));
  return draft;
}

/** Forgets it: an answer was given, or somebody else signs in. */
export function forgetDraft(): void {
  withStorage('sessionStorage', (storage) => storage.removeItem(KEY));
}

/** What was kept at this address. */
export function findDraft(): Draft | null {
  const { at, question, choice } =
    withStorage('sessionStorage', (storage) => JSON.parse(storage.getItem(KEY) ?? '{}')) ?? {};
  return at === location.href ? { question, choice: { ...choice, ticked: new Set(choice.ticked) } } : null;
}
