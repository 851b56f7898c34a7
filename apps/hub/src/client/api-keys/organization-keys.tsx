import { KeyScreen } from '../../keys/key-screen.tsx';

/** The organization keys of a client. */
export const ApiKeys = () => <KeyScreen kind="organization" />;
