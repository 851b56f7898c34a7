// Texte der Frage, bevor jemand eine Seite mit nicht gespeicherten Änderungen verlässt.
export const title = 'Ohne Speichern verlassen?';
export const text =
  'Ihre Änderungen auf dieser Seite sind nicht gespeichert. Sie gehen verloren, wenn Sie die Seite verlassen.';
export const leave = 'Ohne Speichern verlassen';
export const stay = 'Hier bleiben';
