import { FormSearch } from './form-search.ts';
import { SHORTEST_FORM, secretForms } from './secret-forms.ts';

const MASK = '•••';

/**
 * Replaces every secret in a text, such as the answer of a receiver that repeats our headers. It also finds the forms
 * in which the secret is escaped or encoded, and the start of a secret at which the text was cut. Mask a text before it
 * is cut shorter.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const forms = new FormSearch(secrets.flatMap(secretForms), SHORTEST_FORM);
  return withoutCutSecret(withoutSecrets(text, forms), forms);
}

function withoutSecrets(text: string, forms: FormSearch): string {
  let [shown, from] = ['', 0];
  for (let at = 0; at < text.length; ) {
    const length = forms.lengthAt(text, at);
    if (length > 0) shown += text.slice(from, at) + MASK;
    at += length || 1;
    if (length > 0) from = at;
  }
  return shown + text.slice(from);
}

// The start of a secret at the end of a text is masked when it is as long as the shortest form.
function withoutCutSecret(text: string, forms: FormSearch): string {
  for (let at = 0; at <= text.length - SHORTEST_FORM; at++)
    if (forms.isCutAt(text, at)) return text.slice(0, at) + MASK;
  return text;
}
