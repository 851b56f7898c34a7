// Texte der Ansicht über die Nutzung.
export const title = 'Nutzung';
export const lead = 'Wie viele Aufrufe Ihre Schlüssel gemacht haben und wie viele abgelehnt wurden.';
export const range = 'Zeitraum';
export const lastDays = (days: number) => `Letzte ${days} Tage`;
export const compare = 'Vergleichen nach';
export const calls = 'Aufrufe';
export const allCalls = 'Alle Aufrufe';
export const refused = 'Abgelehnt';
export const refusedCalls = 'Abgelehnte Aufrufe';
export const refusedShare = 'Anteil abgelehnt';
export const nothingBefore = (days: number) => `Keine in den ${days} Tagen davor`;
export const sameAsBefore = (days: number) => `So viele wie in den ${days} Tagen davor`;
export const moreThanBefore = (part: string, days: number) => `${part} mehr als in den ${days} Tagen davor`;
export const lessThanBefore = (part: string, days: number) => `${part} weniger als in den ${days} Tagen davor`;
export const wasBefore = (part: string, days: number) => `${part} in den ${days} Tagen davor`;
export const showTable = 'Als Tabelle zeigen';
export const download = 'CSV herunterladen';
export const downloadOf = (name: string) => `CSV herunterladen: ${name}`;
export const noRows = 'Keine Aufrufe.';
export const moreInFile = (shown: number, all: number) =>
  `Die ersten ${shown} von ${all} Zeilen. Die CSV-Datei hat alle Zeilen.`;
export const noChart = 'Das Diagramm konnte nicht geladen werden. Die Tabelle darunter hat dieselben Zahlen.';
export const day = 'Tag';
export const daysTitle = 'Aufrufe pro Tag';
export const daysSentence = (days: number) =>
  `Alle und abgelehnte Aufrufe an jedem der letzten ${days} Tage. Tage beginnen und enden in UTC. Der heutige Tag ist noch nicht zu Ende.`;
export const daysLabel = (all: string, refusedOnes: string) =>
  `Liniendiagramm: ${all} Aufrufe, davon ${refusedOnes} abgelehnt. Die Tabelle darunter hat jeden Tag.`;
export const groupNames = {
  key: 'Schlüssel',
  channel: 'Nummer',
  team: 'Team',
  application: 'Anwendung',
  environment: 'Umgebung',
};
export const groupTitles = {
  key: 'Aufrufe pro Schlüssel',
  channel: 'Aufrufe pro Nummer',
  team: 'Aufrufe pro Team',
  application: 'Aufrufe pro Anwendung',
  environment: 'Aufrufe pro Umgebung',
};
export const groupOne = {
  key: 'jedes Schlüssels',
  channel: 'jeder Nummer',
  team: 'jedes Teams',
  application: 'jeder Anwendung',
  environment: 'jeder Umgebung',
};
export const groupSentence = (each: string, shown: number, all: number) =>
  shown < all
    ? `Die Aufrufe ${each}: die ${shown} mit den meisten Aufrufen von ${all}. Der schraffierte Teil wurde abgelehnt.`
    : `Die Aufrufe ${each}, die meisten zuerst. Der schraffierte Teil wurde abgelehnt.`;
export const withRefused = (all: string, refusedOnes: string) => `${all} (${refusedOnes} abgelehnt)`;
export const noLabel = 'Nicht gesetzt';
export const noNumber = 'Nicht für eine Nummer';
export const environments = { production: 'Produktion', staging: 'Staging', development: 'Entwicklung' };
export const reasonsTitle = 'Ablehnungen nach Grund';
export const reasonsSentence = 'Warum Aufrufe abgelehnt wurden, der häufigste Grund zuerst.';
export const noneRefused = 'In dieser Zeit wurde kein Aufruf abgelehnt.';
export const reason = 'Grund';
export const code = 'Code';
export const shareOfRefused = 'Anteil';
export const showDays = (days: number) => `Letzte ${days} Tage zeigen`;
export const emptyTitle = (days: number) => `Keine Aufrufe in den letzten ${days} Tagen`;
export const emptyText =
  'Wenn ein Programm mit einem Ihrer Schlüssel einen Aufruf macht, wird er hier nach wenigen Sekunden gezählt.';
