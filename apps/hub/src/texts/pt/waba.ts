// Textos da gestão de WABA: os números de todos os clientes, e as suas chaves.
export const title = 'Gestão de WABA';
export const lead =
  'Os números de WhatsApp dos seus clientes. Gere uma chave de API para cada número compartilhado com você.';
export const numbersOf = (client: string) => `Números de ${client}`;
export const search = 'Buscar número ou nome';
export const emptyTitle = 'Nenhum número ainda';
export const emptyText = 'Um número aparece aqui quando um dos seus clientes o adiciona.';
export const clientEmptyText = 'Um número aparece aqui quando este cliente o adiciona.';
export const actions = 'Chave de API';
