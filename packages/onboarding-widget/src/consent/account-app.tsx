import { SignInApp } from './sign-in-app.tsx';
import { SignUpApp } from './sign-up-app.tsx';

/** The pages of the account: signing in, or answering a sign-up link. */
export const AccountApp = () => (/\/sign-in\/?$/i.test(location.pathname) ? <SignInApp /> : <SignUpApp />);
