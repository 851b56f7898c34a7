import './style.css';
import './controls.css';
import { render } from 'preact';
import { PageProvider, type Shell } from './page.tsx';
import { PermissionApp } from './permission-app.tsx';
import { SignInApp } from './sign-in-app.tsx';
import { SignUpApp } from './sign-up-app.tsx';
import { en } from './texts.ts';

/** Takes the one-time token out of the address, so that it is neither sent nor kept in the history. */
function takeToken(): string {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  return token;
}

function appFor(path: string) {
  if (path === '/sign-in') return <SignInApp />;
  if (path === '/sign-in/new') return <SignUpApp token={takeToken()} />;
  return <PermissionApp />;
}

function shellOf({ product = '', host = location.host, partner }: DOMStringMap): Shell {
  return { product, host, partner: partner || null };
}

const root = document.getElementById('app');
if (root !== null) {
  render(
    <PageProvider texts={en} shell={shellOf(root.dataset)}>
      {appFor(location.pathname)}
    </PageProvider>,
    root,
  );
}
