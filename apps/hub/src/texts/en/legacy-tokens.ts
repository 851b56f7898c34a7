// Texts of the switch of legacy tokens.
export const label = 'Legacy Token Authentication';
export const hintOn =
  'On: programs may call in the name of a person, with a Bearer token of that person. API keys are safer.';
export const hintOff = 'Off: every call with a Bearer token is refused. Programs call with API keys.';
export const onlyOwners = 'Only owners switch legacy tokens on or off.';
export const isOnNow = 'Legacy tokens are on.';
export const isOffNow = 'Legacy tokens are off. Every call with one is refused from now on.';
export const offTitle = 'Switch legacy tokens off?';
export const offText =
  'Every call with a legacy token is refused at once. You can switch legacy tokens on again, with a code.';
export const offConfirm = 'Switch off';
export const used = (calls: number, callers: number) => {
  if (callers === 0) return 'No call used a legacy token in the last 30 days.';
  const who = callers === 1 ? '1 caller' : `${callers} callers`;
  const what = calls === 1 ? '1 call' : `${calls} calls`;
  return `${who} used a legacy token in the last 30 days, with ${what} in all.`;
};
export const callers = 'Callers that would be refused';
export const caller = (address: string, calls: number) =>
  calls === 1 ? `1 call from ${address}` : `${calls} calls from ${address}`;
export const last = (when: string) => `last ${when}`;
