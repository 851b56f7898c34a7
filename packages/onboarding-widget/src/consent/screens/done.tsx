import type { Receipt } from '@chatelaine/shared';
import { useEffect } from 'preact/hooks';
import { usePage } from '../page.tsx';
import { Heading } from '../parts/heading.tsx';

// Long enough to read one sentence; the link is there for everybody who is done sooner.
const READING_MS = 2000;

/** Says what was saved and goes back to the partner; after "Not now" it goes at once. */
export function Done({ receipt }: { receipt: Receipt }) {
  const { texts } = usePage();
  const { status, partner, shared, redirectTo, returnHost } = receipt;
  useEffect(() => {
    const timer = setTimeout(() => location.assign(redirectTo), status === 'denied' ? 0 : READING_MS);
    return () => clearTimeout(timer);
  }, [status, redirectTo]);

  const leaving = texts.done.leaving(returnHost);
  const saved =
    shared.length > 0 ? texts.done.hasPermission(partner.name, shared.length) : texts.done.noPermission(partner.name);
  return (
    <>
      <Heading text={status === 'denied' ? leaving : saved} />
      <p role="status">{status === 'granted' && leaving}</p>
      <div class="actions">
        <a class="button primary" href={redirectTo}>
          {texts.done.submit}
        </a>
      </div>
    </>
  );
}
