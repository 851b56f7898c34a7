// Texte der Wahl von Nummern.
export const numbers = 'Nummern';
export const all = 'Alle Nummern';
export const allText = 'Auch Nummern, die später dazukommen.';
export const some = 'Nur diese Nummern';
export const cut = 'Hier stehen nur die ersten 200 Nummern.';
