// Textos da pergunta antes de sair de uma tela com alterações não salvas.
export const title = 'Sair sem salvar?';
export const text = 'Suas alterações nesta tela não foram salvas. Elas se perdem se você sair.';
export const leave = 'Sair sem salvar';
export const stay = 'Ficar aqui';
// A mesma pergunta antes de fechar um formulário em uma janela.
export const closeTitle = 'Fechar sem salvar?';
export const closeText = 'O que você preencheu não foi salvo. Perde-se quando você fecha esta janela.';
export const close = 'Fechar sem salvar';
