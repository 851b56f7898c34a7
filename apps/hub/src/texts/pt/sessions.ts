// Textos da lista de sessões.
export const title = 'Sessões';
export const lead = 'Cada número de WhatsApp tem uma sessão. Uma sessão ativa envia mensagens.';
export const onlyManagers = 'Só proprietários e administradores iniciam e param sessões.';
export const lastActivity = 'Última mensagem';
export const noMessages = 'Ainda não há mensagens';
export const actions = 'Ações';
export const emptyTitle = 'Ainda não há sessões';
export const emptyText =
  'Cada número de WhatsApp tem uma sessão. Adicione o seu primeiro número e depois inicie a sessão dele aqui.';
export const toChannels = 'Ir para os canais';
export const start = 'Iniciar';
export const startFor = (number: string) => `Iniciar ${number}`;
export const started = (number: string) => `${number} está ativo.`;
export const stop = 'Parar';
export const stopFor = (number: string) => `Parar ${number}`;
export const stopTitle = (number: string) => `Parar ${number}?`;
export const stopText =
  'Nada pode ser enviado com este número até que a sessão seja iniciada de novo. As mensagens que aguardam envio falham.';
export const stopKeeps =
  'As mensagens para este número continuam chegando. As conversas e as chaves ficam, e as chaves voltam a funcionar quando a sessão é iniciada de novo.';
export const stopped = (number: string) => `${number} está parado.`;
export const restart = 'Reiniciar';
export const restartFor = (number: string) => `Reiniciar ${number}`;
export const restarted = (number: string) => `${number} foi reiniciado.`;
