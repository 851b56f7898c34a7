/**
 * Finds fixed texts in other texts. The texts are sorted, so a search takes about as long for thousands of them as for
 * one. An account chooses the values of its headers, and a regular expression with all their forms would stop this
 * process for seconds at each answer.
 */
export class FormSearch {
  readonly #forms: readonly string[];
  /** For each form, the place of the longest other form with which it begins. -1: there is none. */
  readonly #shorter: readonly number[];
  /** The first characters of all forms, because most places of a text begin with none of them. */
  readonly #heads: ReadonlySet<string>;
  readonly #headLength: number;

  /** @param headLength no form is shorter than this. */
  constructor(forms: readonly string[], headLength: number) {
    this.#forms = [...new Set(forms)].sort();
    this.#shorter = shorterOnes(this.#forms);
    this.#heads = new Set(forms.map((form) => form.slice(0, headLength)));
    this.#headLength = headLength;
  }

  /** Returns how long the longest form is that stands in the text at this place. 0: none. */
  lengthAt(text: string, at: number): number {
    if (!this.#heads.has(text.slice(at, at + this.#headLength))) return 0;
    const rest = text.slice(at);
    // Every form with which the rest begins is the last form that is not greater, or such a form begins with it.
    let found = this.#countUpTo(rest) - 1;
    while (found >= 0 && !rest.startsWith(this.#forms[found] ?? '')) found = this.#shorter[found] ?? -1;
    return this.#forms[found]?.length ?? 0;
  }

  /** Whether a form begins with all of the text from this place on. */
  isCutAt(text: string, at: number): boolean {
    if (!this.#heads.has(text.slice(at, at + this.#headLength))) return false;
    const rest = text.slice(at);
    const next = this.#forms[this.#countUpTo(rest)];
    return next?.startsWith(rest) ?? false;
  }

  /** Returns the number of forms that are not greater than a text. */
  #countUpTo(text: string): number {
    let [low, high] = [0, this.#forms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#forms[middle] ?? '') <= text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function shorterOnes(sorted: readonly string[]): number[] {
  const open: number[] = [];
  return sorted.map((form, place) => {
    while (open.length > 0 && !form.startsWith(sorted[open.at(-1) ?? 0] ?? '')) open.pop();
    const shorter = open.at(-1) ?? -1;
    open.push(place);
    return shorter;
  });
}
