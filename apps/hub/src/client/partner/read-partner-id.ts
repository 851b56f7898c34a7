// A partner's id, alone or as a part of a link such as `/permission?partner_id=…` or `/onboarding/…`.
const PARTNER_ID = /(?<![0-9A-Za-z])[0-9A-Za-z]{10}PA(?![0-9A-Za-z])/;

/** Reads the id of a partner in what a person typed or pasted; null: there is none. */
export const readPartnerId = (text: string): string | null => PARTNER_ID.exec(text)?.[0] ?? null;
