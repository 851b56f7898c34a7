import type { ItemOf } from '../api/procedures.ts';

/** A person of the account, as the list shows the person. */
export type Person = ItemOf<'people.list'>;

/** What every dialog about a person needs. */
export interface PersonDialogProps {
  person: Person;
  /** Whether this person is the one who is signed in. */
  isSelf: boolean;
  /** Receives the sentence that says what happened. */
  onDone(sentence: string): void;
  onClose(): void;
}
