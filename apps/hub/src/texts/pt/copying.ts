// Textos de botões que copiam.
export const copied = 'Copiado.';
export const copyYourself = 'Está selecionado: copie você mesmo.';
