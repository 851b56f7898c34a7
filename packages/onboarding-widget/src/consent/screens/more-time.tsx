import type { MoreTime as MoreTimeReply } from '@chatelaine/shared';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { ActionButton } from '../parts/button.tsx';
import type { SignedInQuestion } from '../question.ts';
import { call } from '../server.ts';
import * as texts from '../texts/texts.ts';

// The warning appears this long before the end. This is enough time to come back to the desk.
const WARNING_MS = 120_000;
const TEXT_ID = 'more-time';

interface MoreTimeProps {
  question: SignedInQuestion;
  /** Runs when the request has already ended. */
  onOver(): Promise<void>;
}

/** Warns before the request ends, and keeps the request open for a person who asks for more time. */
export function MoreTime({ question, onOver }: MoreTimeProps) {
  const { arrive, once } = usePage();
  // The value is an object, so that a second period of equal length starts the timer again.
  const [left, setLeft] = useState({ ms: question.expiresInMs });
  const [isAsking, setAsking] = useState(false);
  useEffect(() => setLeft({ ms: question.expiresInMs }), [question]);
  useEffect(() => {
    const timer = setTimeout(() => setAsking(true), left.ms - WARNING_MS);
    return () => clearTimeout(timer);
  }, [left]);
  // The person has already seen the screen below the dialog for long enough. But the second half of a double click on
  // the dialog could hit a button of that screen. So the page waits again until the person has seen the screen.
  useLayoutEffect(arrive, [isAsking]);

  async function extend(): Promise<void> {
    const reply = await call<MoreTimeReply>('permission/more-time', { requestId: question.requestId });
    setAsking(false);
    if (reply.ok) setLeft({ ms: reply.body.expiresInMs });
    else await onOver();
  }

  if (!isAsking) return null;
  return (
    <Dialog heading={texts.moreTimeTitle} alertTextId={TEXT_ID} onClose={() => setAsking(false)}>
      <p id={TEXT_ID}>{texts.moreTimeBody}</p>
      <DialogActions>
        <ActionButton look="primary" onClick={() => once(extend)}>
          {texts.moreTimeSubmit}
        </ActionButton>
        <ActionButton look="secondary" onClick={() => setAsking(false)}>
          {texts.moreTimeClose}
        </ActionButton>
      </DialogActions>
    </Dialog>
  );
}
