import { SignInApp } from './sign-in-app.tsx';
import { SignUpApp } from './sign-up-app.tsx';

/** Shows a page of the account: the sign-in page, or the page of a sign-up link. */
export const AccountApp = () => (/\/sign-in\/?$/i.test(location.pathname) ? <SignInApp /> : <SignUpApp />);
