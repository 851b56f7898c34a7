import { KeyScreen } from '../../keys/key-screen.tsx';
import { LegacyTokens } from '../../legacy-tokens/legacy-tokens.tsx';

/** The partner keys of a partner, and the older way to sign in programs. */
export function ApiKeys() {
  return (
    <KeyScreen kind="partner">
      <LegacyTokens />
    </KeyScreen>
  );
}
