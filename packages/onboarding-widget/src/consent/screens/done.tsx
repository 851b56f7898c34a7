import { DEFAULT_REDIRECT_URL, type Receipt } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useEffect, useState } from 'preact/hooks';
import { lastDayOf } from '../last-day.ts';
import { Heading } from '../parts/heading.tsx';
import { tellOpener } from '../tell-opener.ts';
import * as texts from '../texts/texts.ts';

// This time is long enough to read one sentence. A person who has read it sooner can return by the link.
const READING_MS = 2000;
const STUCK_MS = 5000;

/** Shows the saved permission and then returns to the partner. After "Not now" it returns at once. */
export function Done({ receipt }: { receipt: Receipt }) {
  const { status, partner, granted, shared, expiresAt, redirectTo, returnHost } = receipt;
  const [isStuck, setStuck] = useState(false);
  useEffect(() => {
    tellOpener(redirectTo);
    const readingMs = status === 'denied' ? 0 : READING_MS;
    const timers = [
      setTimeout(() => location.assign(redirectTo), readingMs),
      setTimeout(() => setStuck(true), readingMs + STUCK_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, [status, redirectTo]);

  const leaving = texts.doneLeaving(returnHost);
  const saved =
    shared.length > 0 ? texts.doneHasPermission(partner.name, shared.length) : texts.doneNoPermission(partner.name);
  const stuck = redirectTo.startsWith(DEFAULT_REDIRECT_URL) ? texts.doneClose : texts.doneStuck;
  return (
    <>
      <Heading text={status === 'denied' ? leaving : saved} />
      {expiresAt && <p>{texts.doneEnds(granted.length, lastDayOf(expiresAt))}</p>}
      <p role="status">
        <ChangingText>{isStuck ? stuck : status === 'granted' && leaving}</ChangingText>
      </p>
      <div class="actions">
        <a class="ui-button ui-primary" href={redirectTo}>
          {texts.doneSubmit}
        </a>
      </div>
    </>
  );
}
