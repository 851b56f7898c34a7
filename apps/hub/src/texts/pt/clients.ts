// Textos da lista de clientes.
export const title = 'Clientes';
export const lead = 'As empresas com cujos números de WhatsApp você trabalha.';
export const name = 'Nome';
export const clientId = 'ID do cliente';
export const account = 'Conta';
export const emptyTitle = 'Nenhum cliente ainda';
export const emptyText = 'Um cliente aparece aqui quando dá permissão a você para o seu primeiro número.';
