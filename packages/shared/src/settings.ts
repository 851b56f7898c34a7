import type { PartnerId } from './id.ts';

/** Where the browser goes after the screen when a partner has set no redirect URL. */
export const DEFAULT_REDIRECT_URL = 'http://app.360dialog.io';

/** A partner's own settings. */
export interface Settings {
  /** Your id; ends in `PA`. */
  partnerId: PartnerId;
  /** Shown to clients on the consent page. */
  name: string;
  /** Shown beside the name: a `data:` URI of a PNG, JPEG or WebP of at most 32 KiB. */
  logo: string | null;
  /**
   * Compared exactly: scheme, host, port and path. While the list is empty, browsers return to
   * `http://app.360dialog.io`, and you never hear the answer.
   */
  redirectUrls: string[];
  /** Whether clients may withdraw permission on numbers that the partner pays for. */
  clientsMayWithdraw: boolean;
  /** Whether new Partner Payment numbers start Shared. */
  shareNewNumbersByDefault: boolean;
  /** Whether links without a permission request need `io_signature`. */
  requireSignature: boolean;
  /** Whether people's legacy tokens work; changed by a switch of its own. */
  legacyTokens: boolean;
  /**
   * Whether the operator marked the partner as testing: its redirect URLs may then lead to the machine of the browser
   * (`http://localhost:…`), and clients see that it tests.
   */
  testing: boolean;
}

/** The settings that a program may change. */
export type SettingsInput = Omit<Settings, 'partnerId' | 'name' | 'legacyTokens' | 'testing'>;
