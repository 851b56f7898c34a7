import { useState } from 'preact/hooks';
import { lazy, Route, Router } from 'preact-iso';
import { NotFound } from './parts/not-found.tsx';
import { ScreenFailed } from './parts/screen-failed.tsx';
import { Skeleton } from './parts/skeleton.tsx';
import { routesBelow } from './routes.ts';
import { readShell } from './shell.ts';

const SCREENS = routesBelow(readShell().base).map(({ pattern, load }) => ({
  pattern,
  // Without a connection there is no script, and after an upgrade its file may have another name.
  component: lazy(() => load().catch(() => ScreenFailed)),
}));

/** Shows the screen of the path. While its script is on its way, the shape of a page is shown. */
export function Screens() {
  const [isLoading, setIsLoading] = useState(false);
  return (
    <>
      {isLoading && <Skeleton />}
      <Router onLoadStart={() => setIsLoading(true)} onLoadEnd={() => setIsLoading(false)}>
        {SCREENS.map(({ pattern, component }) => (
          <Route key={pattern} path={pattern} component={component} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </>
  );
}
