import type { Overlap } from './api-key.ts';
import type { PartnerId } from './id.ts';

/** The address to which the browser goes after the consent page when a partner has set no redirect URL. */
export const DEFAULT_REDIRECT_URL = 'http://app.360dialog.io';

/** The settings of a partner. "You" is the partner. */
export interface Settings {
  /** Your id; it ends in `PA`. */
  partnerId: PartnerId;
  /** The name that clients see on the consent page. */
  name: string;
  /** The picture beside the name: a `data:` URI of a PNG, JPEG or WebP of at most 32 KiB. */
  logo: string | null;
  /**
   * Your redirect URLs. An address is on the list when its scheme, host, port and path are exactly those of a URL of
   * the list. While the list is empty, browsers return to `http://app.360dialog.io`, which is not yours, so you do not
   * get the answer.
   */
  redirectUrls: string[];
  /** Whether clients may withdraw permission on numbers that the partner pays for. */
  clientsMayWithdraw: boolean;
  /** Whether new Partner Payment numbers start Shared. */
  shareNewNumbersByDefault: boolean;
  /** Whether links without a permission request need `io_signature`. */
  requireSignature: boolean;
  /**
   * Whether the legacy tokens of the partner's people work. `settings.update` cannot change this setting: a separate
   * switch does.
   */
  legacyTokens: boolean;
  /**
   * Whether the operator marked the partner as testing. When the mark is set, redirect URLs may lead to the browser's
   * own machine (`http://localhost:…`), and clients see the mark.
   */
  testing: boolean;
}

/** The platform secret of a partner, without the secret itself. The partner's backend signs links with the secret. */
export interface PlatformSecret {
  /** The first and last characters of the secret. */
  hint: string;
  /** Since when the secret is valid: ISO 8601, in UTC. */
  since: string;
  /** Until when the server also takes signatures of the secret before: ISO 8601, in UTC; `null`: it takes none. */
  oldEndsAt: string | null;
}

/** The input that replaces a platform secret. */
export interface RotatePlatformSecretInput {
  /** How long the server also takes signatures of the old secret. The default is 24 hours. */
  overlap?: Overlap | undefined;
}

/** A new platform secret. The secret is never shown again. */
export interface RotatedPlatformSecret extends PlatformSecret {
  secret: string;
}

/** The settings that a program may change. */
export type SettingsInput = Omit<Settings, 'partnerId' | 'name' | 'legacyTokens' | 'testing'>;
