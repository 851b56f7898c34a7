/**
 * The maximum sizes of our code that users' browsers and partners' servers load. Each size is in bytes of gzipped code,
 * counted by `gzippedBytes`.
 */
export const BUDGETS = {
  /** The consent page's script, in its largest language. */
  consentPage: 20_000,
  /** The scripts that the consent page loads late, for screens that most people never see. */
  lateScreens: 3_500,
  /** The scripts that a browser loads before the hubs show their first screen, without the script of that screen. */
  hub: 60_000,
  /** The scripts that a browser loads more when a person opens a screen of the hubs. */
  hubScreen: 20_000,
  /** The script that draws charts. The browser loads it beside the script of a screen, and only where a chart is shown. */
  hubChart: 24_000,
  /** The script that a partner's page loads. */
  loader: 2_700,
  sdk: 9_500,
  /**
   * Counts only the code of this entry, without the code that this entry shares with the SDK's main entry. A program
   * passes a `Chatelaine` object to this entry, so the program loads the main entry anyway.
   */
  server: 3_000,
  /**
   * Counts only the code of this entry, without the code for errors and for reading answers, which this entry shares
   * with the main entry.
   */
  messages: 1_500,
  webhooks: 1_700,
  /** The SDK's fake, which runs only in tests. It contains zod, because it reads inputs as the server does. */
  testing: 60_000,
  /** Dialog, disclosure and copy button together, without the code that a page with Preact has anyway. */
  dialogDisclosureAndCopyButton: 760,
} as const;

/** Says how much of a budget is used: `15,357 of 16,000 B (96 %)`. */
export function shareOf(bytes: number, budget: number): string {
  // The share is rounded up, because one byte too many must not be shown as "100 %".
  const percent = Math.ceil((bytes / budget) * 100);
  return `${inThousands(bytes)} of ${inThousands(budget)} B (${percent} %)`;
}

const inThousands = (count: number): string => count.toLocaleString('en-US');
