// Textos da lista de canais.
export const title = 'Canais';
export const lead = 'Os seus números de WhatsApp, e se o seu parceiro tem permissão para eles.';
export const number = 'Número';
export const name = 'Nome';
export const status = 'Status';
export const payment = 'Pagamento';
export const permission = 'Permissão';
export const all = 'Todos';
export const statusNames = { pending: 'Ainda não ativo', running: 'Ativo', stopped: 'Parado' };
export const paymentNames = { partner: 'Pagamento pelo parceiro', direct: 'Pagamento direto' };
export const permissionNames = { shared: 'Compartilhado', missing: 'Ausente' };
export const emptyTitle = 'Nenhum número ainda';
export const emptyText =
  'Adicione o seu primeiro número de WhatsApp. Depois você pode gerar a sua chave de API ou compartilhá-lo com o seu parceiro.';
export const search = 'Buscar número ou nome';
export const apiKey = 'Chave de API';
export const noKey = 'Sem chave';
export const keyCreated = (day: string) => `Criada em ${day}`;
export const add = 'Adicionar um número';
