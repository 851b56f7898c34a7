// Textos da pergunta antes de sair de uma tela com alterações não salvas.
export const title = 'Sair sem salvar?';
export const text = 'Suas alterações nesta tela não foram salvas. Elas se perdem se você sair.';
export const leave = 'Sair sem salvar';
export const stay = 'Ficar aqui';
