// Texte des Schalters für Legacy-Tokens.
export const label = 'Legacy Token Authentication';
export const hintOn =
  'Ein: Programme dürfen im Namen einer Person aufrufen, mit einem Bearer-Token dieser Person. API-Schlüssel sind sicherer.';
export const hintOff = 'Aus: Jeder Aufruf mit einem Bearer-Token wird abgelehnt. Programme benutzen API-Schlüssel.';
export const onlyOwners = 'Nur Inhaber schalten Legacy-Tokens ein oder aus.';
export const isOnNow = 'Legacy-Tokens sind eingeschaltet.';
export const isOffNow = 'Legacy-Tokens sind ausgeschaltet. Ab jetzt wird jeder Aufruf damit abgelehnt.';
export const offTitle = 'Legacy-Tokens ausschalten?';
export const offText =
  'Jeder Aufruf mit einem Legacy-Token wird sofort abgelehnt. Mit einem Code können Sie Legacy-Tokens wieder einschalten.';
export const offConfirm = 'Ausschalten';
export const used = (calls: number, callers: number) => {
  if (callers === 0) return 'In den letzten 30 Tagen benutzte kein Aufruf ein Legacy-Token.';
  const who = callers === 1 ? '1 Aufrufer benutzte' : `${callers} Aufrufer benutzten`;
  const what = calls === 1 ? '1 Aufruf' : `${calls} Aufrufen`;
  return `${who} in den letzten 30 Tagen ein Legacy-Token, mit insgesamt ${what}.`;
};
export const callers = 'Aufrufer, die abgelehnt würden';
export const caller = (address: string, calls: number) =>
  calls === 1 ? `1 Aufruf von ${address}` : `${calls} Aufrufe von ${address}`;
export const last = (when: string) => `zuletzt ${when}`;
