/**
 * Returns the problems of the fields that still have the value that was checked, by the server or by the page. A problem
 * says nothing about a value that the person has typed since.
 *
 * @param draft the values of the fields now.
 * @param checked the values that were found wrong.
 */
export function stillWrong<Draft>(
  problems: Partial<Record<keyof Draft, string>>,
  draft: Draft,
  checked: Draft,
): Partial<Record<keyof Draft, string>> {
  const names = Object.keys(problems) as (keyof Draft)[];
  const kept = names.filter((name) => draft[name] === checked[name]).map((name) => [name, problems[name]]);
  return Object.fromEntries(kept);
}
