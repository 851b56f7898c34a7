import { Button } from '@chatelaine/ui/button';
import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import { useChange } from '../api/use-change.ts';
import { Box } from '../parts/box.tsx';
import { Failed } from '../parts/failed.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import * as t from '../texts/en/profile.ts';

/**
 * Confirms a new address by the link that was mailed to it. Only a press confirms, because programs that check mails
 * for viruses open links too.
 */
export function ConfirmEmail() {
  const [token] = useState(takeToken);
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const show = useChange('profile.showEmailChange', { isOwn: true });
  const { run, isBusy, failure: notConfirmed } = useChange('profile.confirmEmail', { isOwn: true });
  const failure = notConfirmed ?? show.failure;

  useEffect(() => {
    if (token !== '') void show.run({ token }).then((found) => setAsked(found?.email ?? null));
  }, []);

  async function confirm(): Promise<void> {
    const done = await run({ token });
    if (done !== null) setConfirmed(done.email);
  }

  return (
    <>
      <Heading title={t.confirmTitle} lead={asked === null || confirmed !== null ? undefined : t.confirmLead} />
      <div role="status">
        {confirmed !== null && (
          <Box tone="good">
            <p>{t.confirmDone(confirmed)}</p>
          </Box>
        )}
      </div>
      {token === '' && (
        <Box tone="warn">
          <p>{t.confirmMissing}</p>
        </Box>
      )}
      {asked !== null && confirmed === null && <p>{t.confirmNew(asked)}</p>}
      {failure && <Failed failure={inWords(failure)} />}
      <p>
        {asked !== null && confirmed === null && failure?.code !== 'not_found' && (
          <Button look="primary" isBusy={isBusy} onClick={confirm}>
            {t.confirmAction}
          </Button>
        )}
      </p>
      <Link to="/profile">{t.toProfile}</Link>
    </>
  );
}

// The token leaves the address at once, so that it is in no history and nobody reads it over the person's shoulder.
function takeToken(): string {
  const token = location.hash.slice(1);
  if (token !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

function inWords(failure: Failure): Failure {
  if (failure.code === 'not_found') return { ...failure, sentence: t.confirmGone };
  return failure.code === 'conflict' ? { ...failure, sentence: t.confirmTaken } : failure;
}
