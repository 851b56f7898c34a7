/**
 * Returns the problems of the fields that still have the value that was sent. A refusal says nothing about a value that
 * the person has typed since.
 *
 * @param draft the values of the fields now.
 * @param sent the values that were refused.
 */
export function stillWrong<Draft>(
  problems: Partial<Record<keyof Draft, string>>,
  draft: Draft,
  sent: Draft,
): Partial<Record<keyof Draft, string>> {
  const names = Object.keys(problems) as (keyof Draft)[];
  const kept = names.filter((name) => draft[name] === sent[name]).map((name) => [name, problems[name]]);
  return Object.fromEntries(kept);
}
