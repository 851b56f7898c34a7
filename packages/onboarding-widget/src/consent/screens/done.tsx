import { DEFAULT_REDIRECT_URL, type Receipt } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useEffect, useState } from 'preact/hooks';
import { lastDayOf } from '../last-day.ts';
import { Actions } from '../parts/actions.tsx';
import { Heading } from '../parts/heading.tsx';
import { NumberRows } from '../parts/number-rows.tsx';
import { Sentence } from '../parts/sentence.tsx';
import type { SignedInQuestion } from '../question.ts';
import { readShell } from '../shell.ts';
import { tellOpener } from '../tell-opener.ts';
import * as texts from '../texts/texts.ts';

// This time is long enough to see what was saved. A person who has seen it sooner can return by the link.
const READING_MS = 3000;
const STUCK_MS = 5000;

/** Shows the saved permission and then returns to the partner. After "Not now" it returns at once. */
export function Done({ question, receipt }: { question: SignedInQuestion; receipt: Receipt }) {
  const { status, partner, granted, shared, expiresAt, redirectTo, returnHost } = receipt;
  const isStuck = useReturn(redirectTo, status === 'denied' ? 0 : READING_MS);
  const channels = question.step === 'choose' ? question.channels.filter(({ id }) => shared.includes(id)) : [];
  const leaving = texts.doneLeaving(returnHost);
  const saved =
    shared.length > 0 ? texts.doneHasPermission(partner.name, shared.length) : texts.doneNoPermission(partner.name);
  const stuck = redirectTo.startsWith(DEFAULT_REDIRECT_URL) ? texts.doneClose : texts.doneStuck;
  return (
    <>
      <Heading text={status === 'denied' ? leaving : saved} />
      <p class="asker" role="status">
        <ChangingText>{isStuck ? stuck : status === 'granted' && leaving}</ChangingText>
      </p>
      {channels.length > 0 && <NumberRows channels={channels} />}
      {expiresAt && <p>{texts.doneEnds(granted.length, lastDayOf(expiresAt))}</p>}
      {channels.length > 0 && (
        <p class="hint">
          <Sentence words={texts.doneTakeBack(readShell().home.host)} />
        </p>
      )}
      <Actions>
        <a class="ui-button ui-primary" href={redirectTo}>
          {texts.doneSubmit}
        </a>
      </Actions>
    </>
  );
}

/** Goes back to the partner after this time. Returns true when the browser is still here five seconds later. */
function useReturn(redirectTo: string, readingMs: number): boolean {
  const [isStuck, setStuck] = useState(false);
  useEffect(() => {
    tellOpener(redirectTo);
    const timers = [
      setTimeout(() => location.assign(redirectTo), readingMs),
      setTimeout(() => setStuck(true), readingMs + STUCK_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, [redirectTo, readingMs]);
  return isStuck;
}
