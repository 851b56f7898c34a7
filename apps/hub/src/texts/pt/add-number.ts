// Textos do diálogo que adiciona um número.
export const add = 'Adicionar número';
export const onlyAdmins = 'Só proprietários e administradores podem adicionar números.';
export const title = 'Adicionar número';
export const lead = 'O número funciona logo no sandbox. Só a sua empresa pode usá-lo até você compartilhar.';
export const name = 'Nome de exibição';
export const nameHint = 'Como a sua empresa chama o número, por exemplo Pedidos.';
export const number = 'Número de telefone';
export const numberHint = 'Com o código do país, por exemplo +447700900123.';
export const submit = 'Adicionar';
export const nameMissing = 'Digite um nome com até 64 caracteres.';
export const numberWrong = 'Digite um número com o código do país, por exemplo +447700900123.';
export const conflict = 'Este número já foi adicionado, ou a sua conta está cheia. Fale com o operador.';
