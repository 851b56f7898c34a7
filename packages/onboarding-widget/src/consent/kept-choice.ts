// A person who reloads the page, or leaves it and comes back, finds the same choice. The choice is stored in this tab
// only. It is used again only at the same address, for the same person and the same client. A review is not stored:
// each visit must review its withdrawals again.
import type { Choice, ConsentChannel, Question } from '@chatelaine/shared';
import { withStorage } from './with-storage.ts';

const KEY = 'chatelaine:choice';

/** A selection, and the question for which it was made. */
export interface Draft {
  question: Pick<Extract<Question, { step: 'choose' }>, 'person' | 'client'> & {
    channels: Pick<ConsentChannel, 'id' | 'permission'>[];
  };
  choice: Choice;
}

/** Stores a draft, and returns it. */
export function keepDraft<T extends Draft>(draft: T): T {
  const { person, client, channels } = draft.question;
  const seen = channels.map(({ id, permission }) => ({ id, permission }));
  const choice = { ...draft.choice, ticked: [...draft.choice.ticked] };
  const kept = { at: location.href, question: { person, client, channels: seen }, choice };
  withStorage('sessionStorage', (storage) => storage.setItem(KEY, JSON.stringify(kept)));
  return draft;
}

/** Deletes the stored draft, after an answer was given or when another person signs in. */
export function forgetDraft(): void {
  withStorage('sessionStorage', (storage) => storage.removeItem(KEY));
}

/** Returns the draft that was stored at this address. Returns null when the draft belongs to another address. */
export function findDraft(): Draft | null {
  const { at, question, choice } =
    withStorage('sessionStorage', (storage) => JSON.parse(storage.getItem(KEY) ?? '{}')) ?? {};
  return at === location.href ? { question, choice: { ...choice, ticked: new Set(choice.ticked) } } : null;
}
