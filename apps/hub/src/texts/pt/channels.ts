// Textos da lista de canais.
export const title = 'Canais';
export const lead = 'Os seus números de WhatsApp, e se o seu parceiro tem permissão para eles.';
export const number = 'Número';
export const name = 'Nome';
export const status = 'Estado';
export const payment = 'Pagamento';
export const permission = 'Permissão';
export const all = 'Todos';
export const statusNames = { pending: 'Ainda não ativo', running: 'Ativo', stopped: 'Parado' };
export const paymentNames = { partner: 'Pagamento pelo parceiro', direct: 'Pagamento direto' };
export const permissionNames = { shared: 'Compartilhado', missing: 'Ausente' };
export const emptyTitle = 'Nenhum número ainda';
export const emptyText = 'Um número aparece aqui quando é adicionado à sua conta.';
