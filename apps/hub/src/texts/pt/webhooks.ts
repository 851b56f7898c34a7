// Textos da lista de webhooks, e do que um webhook é e faz.
export const title = 'Webhooks';
export const webhook = 'Webhook';
export const leads = {
  partner: 'O Chatelaine chama o seu programa quando acontece algo com permissões, chaves ou números.',
  client:
    'O Chatelaine chama o seu programa quando acontece algo com os seus números, por exemplo quando chega uma mensagem.',
};
export const onlyThey = {
  partner: 'Só proprietários adicionam e alteram webhooks.',
  client: 'Só proprietários e administradores veem e alteram webhooks.',
};
export const askThem = 'Um webhook envia dados desta conta a outro servidor. Peça a um proprietário desta conta.';
export const add = 'Adicionar webhook';
export const emptyTitle = 'Ainda não há webhooks';
export const emptyText =
  'Um webhook é um endereço do seu próprio programa. Quando algo acontece, o Chatelaine chama este endereço, e o seu programa não precisa perguntar. Primeiro, um desenvolvedor faz o seu programa aceitar chamadas POST em um endereço na internet. Depois, adicione este endereço aqui. Sem um programa próprio, você não precisa de webhook.';
export const emptyReader =
  'Um webhook é um endereço do seu próprio programa. Quando algo acontece, o Chatelaine chama este endereço, e o seu programa não precisa perguntar.';
export const events = 'Eventos';
export const state = 'Estado';
export const states = { active: 'Ativo', failing: 'Com falhas', paused: 'Em pausa' };
export const since = (when: string) => `desde ${when}`;
export const pausedWhy = {
  asked: 'alguém o pôs em pausa',
  gone: 'o receptor respondeu que não existe mais (410)',
  failing: 'nada chegou durante cinco dias',
  restored: 'o servidor foi restaurado de um backup: verifique a URL e o segredo',
};
export const ofNumber = (number: string) => `Webhook de ${number}`;
export const setByProgram = 'Definido por um programa';
export const allEvents = 'Todos os eventos';
export const eventCount = (count: number) => (count === 1 ? '1 evento' : `${count} eventos`);
export const channelEvents = 'Mensagens e status do número, na forma da Cloud API da Meta';
