import * as t from '../texts/en/people.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import type { PersonAct } from './person-actions.tsx';
import type { Person } from './person-dialog.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';

const DIALOGS = { role: RoleDialog, handOver: HandOverDialog, remove: RemoveDialog };

/** The dialog that is open; null: none. */
export type OpenDialog = { act: PersonAct; person: Person } | 'invite' | null;

interface PeopleDialogsProps {
  open: OpenDialog;
  /** The id of the person who is signed in. */
  ownId: string;
  /** Receives the sentence that says what happened. */
  onDone(sentence: string): void;
  onClose(): void;
}

/** Shows the open dialog of the list of people. */
export function PeopleDialogs({ open, ownId, onDone, onClose }: PeopleDialogsProps) {
  if (open === null) return null;
  if (open === 'invite') return <InviteDialog onInvited={(email) => onDone(t.invitedNow(email))} onClose={onClose} />;
  const Dialog = DIALOGS[open.act];
  return <Dialog person={open.person} isSelf={open.person.id === ownId} onDone={onDone} onClose={onClose} />;
}
