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

/** Keeps what was chosen; without a draft it forgets it. */
export function keepDraft(draft: Draft | null): void {
  withStorage('sessionStorage', (storage) => {
    if (draft === null) return storage.removeItem(KEY);
    const { person, client, channels } = draft.question;
    const seen = channels.map(({ id, permission }) => ({ id, permission }));
    const choice = { ...draft.choice, ticked: [...draft.choice.ticked] };
    storage.setItem(KEY, JSON.stringify({ at: location.href, question: { person, client, channels: seen }, choice }));
  });
}

/** What was kept at this address. */
export function findDraft(): Draft | null {
  const { at, question, choice } =
    withStorage('sessionStorage', (storage) => JSON.parse(storage.getItem(KEY) ?? '{}')) ?? {};
  return at === location.href ? { question, choice: { ...choice, ticked: new Set(choice.ticked) } } : null;
}
