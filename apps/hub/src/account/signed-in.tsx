import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { failureOf } from '../api/failure.ts';
import { ask } from '../api/rpc.ts';
import { Frame } from '../frame/frame.tsx';
import { Failed } from '../parts/failed.tsx';
import { NotFound } from '../parts/not-found.tsx';
import { Proofs } from '../proof/proofs.tsx';
import { Screens } from '../screens.tsx';
import { readShell } from '../shell.ts';
import { PlaceContext } from './account-context.ts';
import { type Found, findPlace, keepAccount } from './find-place.ts';

/** Finds the person and the account of the URL, and shows the screen. Nobody signed in: the page is
 * left, see `app.tsx`. */
export function SignedIn() {
  const { base } = readShell();
  const { path, route } = useLocation();
  const asked = useQuery({
    queryKey: [null, 'profile.get', undefined],
    queryFn: ({ signal }) => ask('profile.get', undefined, { account: null, signal }),
  });
  const failure = asked.error === null ? null : failureOf(asked.error);
  const isOut = failure?.code === 'unauthenticated';
  const found: Found | null = asked.data === undefined || isOut ? null : findPlace(asked.data, path.slice(base.length));
  const to = found?.kind === 'elsewhere' ? base + found.path : null;

  useEffect(() => {
    if (to !== null) route(to, true);
  }, [to]);
  useEffect(() => {
    if (found?.kind === 'here' && found.place.account !== null) keepAccount(found.place.account);
  });

  // A later question about the person may fail. The screen stays then, because a dialog may show a secret only once.
  if (failure !== null && !isOut && asked.data === undefined)
    return <Failed failure={failure} onRetry={() => asked.refetch()} />;
  if (found === null || found.kind === 'elsewhere') return null;
  if (found.kind === 'nowhere') return <NotFound profile={found.profile} />;
  return (
    <PlaceContext.Provider value={found.place}>
      <Proofs>
        <Frame>
          <Screens />
        </Frame>
      </Proofs>
    </PlaceContext.Provider>
  );
}
