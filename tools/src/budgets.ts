/** What a stranger's browser or server may have to load of ours: bytes, gzipped as `gzippedBytes` does it. */
export const BUDGETS = {
  /** The consent page's script, in its heaviest language. */
  consentPage: 16_000,
  /** What the consent page loads late, for screens that most people never see. */
  lateScreens: 3_500,
  /** The script tag of a partner's page. */
  loader: 2_700,
  sdk: 9_500,
  /** Of its own: beside what it shares with the SDK's main entry, whose client it is given. */
  server: 3_000,
  /** Of its own: its errors and the reading of answers are the main entry's. */
  messages: 1_500,
  webhooks: 1_700,
  /** The SDK's fake, which runs in tests alone: it has zod in it, to read inputs as the server does. */
  testing: 60_000,
  /** Dialog, disclosure and copy button together, beside what a page with Preact has anyway. */
  dialogDisclosureAndCopyButton: 760,
} as const;

/** Says how much of a budget is used: `15,357 of 16,000 B (96 %)`. */
export function shareOf(bytes: number, budget: number): string {
  // Rounded up: one byte too many must not read as "100 %".
  const percent = Math.ceil((bytes / budget) * 100);
  return `${inThousands(bytes)} of ${inThousands(budget)} B (${percent} %)`;
}

const inThousands = (count: number): string => count.toLocaleString('en-US');
