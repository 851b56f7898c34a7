// Texte der Frage, bevor jemand eine Seite mit nicht gespeicherten Änderungen verlässt.
export const title = 'Ohne Speichern verlassen?';
export const text =
  'Ihre Änderungen auf dieser Seite sind nicht gespeichert. Sie gehen verloren, wenn Sie die Seite verlassen.';
export const leave = 'Ohne Speichern verlassen';
export const stay = 'Hier bleiben';
// Dieselbe Frage, bevor ein Formular in einem Fenster geschlossen wird.
export const closeTitle = 'Ohne Speichern schließen?';
export const closeText =
  'Was Sie eingegeben haben, ist nicht gespeichert. Es geht verloren, wenn Sie dieses Fenster schließen.';
export const close = 'Ohne Speichern schließen';
