import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ErrorBoundary, LocationProvider } from 'preact-iso';
import { leadToSignIn } from './account/lead-to-sign-in.ts';
import { SignedIn } from './account/signed-in.tsx';
import { failureOf } from './api/failure.ts';
import { readShell } from './shell.ts';

// A refusal is an answer, so it is not asked again. Only a call without an answer is.
const queries = new QueryClient({
  // The session may end at any time, for example in another tab. Whichever query notices it leads to the sign-in page.
  queryCache: new QueryCache({
    onError: (error) => {
      if (failureOf(error).code === 'unauthenticated') leadToSignIn();
    },
  }),
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && failureOf(error).code === null,
      staleTime: 5_000,
      throwOnError: false,
    },
  },
});

/** The hubs: Partner Hub, Client Hub and the person's profile. */
export function App() {
  const { base } = readShell();
  return (
    <LocationProvider scope={inHubs(base)}>
      <QueryClientProvider client={queries}>
        <ErrorBoundary>
          <SignedIn />
        </ErrorBoundary>
      </QueryClientProvider>
    </LocationProvider>
  );
}

// Other pages of the server, such as the sign-in page, are loaded as pages.
const inHubs = (base: string): RegExp =>
  new RegExp(`^${base.replaceAll(/[^\w/]/g, '\\$&')}/(partner|client|profile)(/|\\?|$)`);
