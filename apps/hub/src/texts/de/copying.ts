// Texte von Knöpfen, die kopieren.
export const copied = 'Kopiert.';
export const copyYourself = 'Es ist markiert: Kopieren Sie es selbst.';
