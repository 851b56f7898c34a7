// Textos da escolha de números.
export const numbers = 'Números';
export const all = 'Todos os números';
export const allText = 'Também os números acrescentados depois.';
export const some = 'Só estes números';
export const cut = 'Aqui aparecem só os primeiros 200 números.';
