/** A stretch of a sentence that is shown in bold. */
export interface Strong {
  strong: string;
}

/** A phone number within a sentence. */
export interface Phone {
  phoneNumber: string;
}

/** A sentence in parts, so that each language decides where the bold words and the numbers stand. */
export type Words = (string | Strong | Phone)[];

/** Marks a stretch of a sentence as bold. */
export function strong(text: string): Strong {
  return { strong: text };
}
