/** A part of a sentence that is shown in bold. */
export interface Strong {
  strong: string;
}

/** A phone number within a sentence. */
export interface Phone {
  phoneNumber: string;
}

/** A sentence in parts, so that each language decides the position of the bold words and the numbers. */
export type Words = (string | Strong | Phone)[];

/** Marks a part of a sentence as bold. */
export function strong(text: string): Strong {
  return { strong: text };
}
