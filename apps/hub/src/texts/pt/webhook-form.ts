import type { Environment, RetryPolicy } from '@chatelaine/shared';

// Textos do formulário de um webhook.
export const addTitle = 'Adicionar webhook';
export const codeTitle = 'Adicionar webhook: confirmar';
export const editTitle = (webhook: string) => `Editar ${webhook}`;
export const url = 'URL';
export const urlHint = 'O endereço do seu programa. Começa com https://.';
export const name = 'Nome';
export const nameHint = 'Para achar o webhook depois, por exemplo Sistema de pedidos. Pode ficar vazio.';
export const eventsLegend = 'Que eventos ele recebe?';
export const eventsAll = 'Todos os eventos';
export const eventsAllText = 'Também os eventos acrescentados depois.';
export const some = 'Só estes';
export const more = 'Mais: números, ambientes, cabeçalhos, novas tentativas';
export const environments = 'Ambientes';
export const environmentsAll = 'Todos os ambientes';
export const environmentsAllText = 'Um evento tem o ambiente da sua chave. Eventos sem chave são sempre enviados.';
export const environmentNames: Record<Environment, string> = {
  production: 'Produção',
  staging: 'Teste',
  development: 'Desenvolvimento',
};
export const headers = 'Cabeçalhos próprios';
export const headersHint = 'Um por linha, por exemplo Authorization: Bearer 123. Vão em todas as entregas.';
export const headersKeep = (names: string) => `Manter: ${names}`;
export const headersKeepText = 'Os seus valores não podem ser mostrados.';
export const headersStay =
  'O novo endereço é de outro host, porta ou esquema. Os valores destes cabeçalhos não vão para lá. Escolha “Substituir todos” e escreva os cabeçalhos de que o novo endereço precisa, ou nenhum.';
export const headersReplace = 'Substituir todos';
export const policy = 'Quando uma entrega falha, tentar de novo';
export const policyNames: Record<RetryPolicy['policy'] | '', string> = {
  '': 'Depois de 5 s, 30 s, 2 min, 10 min, 1 h, 4 h, 10 h e 24 h',
  constant: 'Sempre depois do mesmo tempo',
  linear: 'Cada vez um pouco mais tarde (1 ×, 2 ×, 3 × …)',
  exponential: 'Cada vez depois do dobro do tempo (1 ×, 2 ×, 4 × …)',
};
export const delay = 'Primeira espera, em segundos';
export const attempts = 'Tentativas';
export const attemptsHint = 'A primeira também conta. De 1 a 30.';
export const create = 'Adicionar';
export const save = 'Salvar';
export const lost =
  'O webhook foi adicionado, mas a resposta com o segredo se perdeu no caminho. Feche isto, abra o webhook na lista e crie um segredo novo.';
// Só o servidor sabe por quê, e o diz em inglês.
export const urlRefused = (why: string) =>
  `O Chatelaine não pode chamar este endereço. O servidor diz por quê, em inglês: ${why}`;
export const problems = {
  url: 'Digite um endereço inteiro, por exemplo https://shop.example/webhook. Uma senha vai em um cabeçalho.',
  name: 'Um nome tem no máximo 64 caracteres visíveis.',
  events: 'Marque pelo menos um evento.',
  channelIds: 'Marque pelo menos um número.',
  environments: 'Marque pelo menos um ambiente.',
  headers: 'Escreva cada cabeçalho como Nome: valor, em uma linha própria, no máximo 20.',
  policy: 'Escolha uma destas opções.',
  delaySeconds: 'Digite um número inteiro de 1 a 86.400.',
  attempts: 'Digite um número inteiro de 1 a 30.',
};
