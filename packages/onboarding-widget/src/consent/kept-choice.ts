// A person who reloads the page, or leaves it and comes back, finds the choice as it was. It is kept in this tab alone,
// for its address, person and client. A review is not kept: each visit reviews again what ends.
import type { ConsentChannel, Question } from '@chatelaine/shared';
import type { Choice } from './answer.rule.ts';
import { withStorage } from './with-storage.ts';

const KEY = 'chatelaine:choice';

/** A selection, and the question for which it was made. */
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
