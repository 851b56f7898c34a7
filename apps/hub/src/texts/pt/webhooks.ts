import type {
  DeliveryEnd,
  DeliveryStatus,
  Environment,
  PartnerWebhookEventType,
  RetryPolicy,
  SessionEventName,
  WebhookKind,
} from '@chatelaine/shared';

// Textos dos webhooks: a lista, o formulário, um webhook e as suas entregas.
export const title = 'Webhooks';
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
export const name = 'Nome';
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

// Eventos
export const groups = {
  permissions: 'Permissões',
  numbers: 'Clientes e números',
  keys: 'Chaves',
  settings: 'Configurações',
  messages: 'Mensagens',
  contacts: 'Contatos',
  sessions: 'Sessões',
};
export const eventNames: Record<PartnerWebhookEventType | SessionEventName | 'webhook.test', string> = {
  'permission.granted': 'Permissão dada',
  'permission.withdrawn': 'Permissão retirada',
  'permission.expiring': 'Permissão termina em breve',
  'permission_request.opened': 'Pedido aberto',
  'permission_request.granted': 'Pedido respondido com sim',
  'permission_request.denied': 'Pedido respondido com não',
  'client.added': 'Cliente adicionado',
  'client.connected': 'Cliente trabalha com você',
  'client.disconnected': 'Cliente não trabalha mais com você',
  'channel.added': 'Número adicionado',
  'channel.status_changed': 'Número iniciado ou parado',
  'channel.renamed': 'Número renomeado',
  'channel.removed': 'Número removido',
  'account.suspended': 'Conta suspensa',
  'account.resumed': 'Conta ativa de novo',
  'api_key.created': 'Chave criada',
  'api_key.edited': 'Chave editada',
  'api_key.rotated': 'Chave tem um segredo novo',
  'api_key.overlap_ended': 'Segredo antigo de uma chave encerrado',
  'api_key.revoked': 'Chave revogada',
  'api_key.expiring': 'Chave termina em breve',
  'platform_secret.rotated': 'Segredo da plataforma substituído',
  'settings.updated': 'Configurações alteradas',
  'webhook.set': 'Webhook de um número definido',
  message: 'Mensagem recebida ou enviada',
  'message.echo': 'Mensagem enviada pelo telefone',
  'message.status': 'Status de uma mensagem enviada',
  'message.edited': 'Mensagem editada',
  'message.revoked': 'Mensagem apagada por quem a enviou',
  'message.reaction': 'Reação a uma mensagem',
  'poll.vote': 'Voto em uma enquete',
  call: 'Ligação',
  'contact.updated': 'Contato alterado',
  'contact.erased': 'Contato apagado',
  'session.status': 'Sessão iniciada ou parada',
  'webhook.test': 'Teste',
};

// O formulário
export const addTitle = 'Adicionar webhook';
export const codeTitle = 'Adicionar webhook: confirmar';
export const editTitle = (webhook: string) => `Editar ${webhook}`;
export const url = 'URL';
export const urlHint = 'O endereço do seu programa. Começa com https://.';
export const nameHint = 'Para achar o webhook depois, por exemplo Sistema de pedidos. Pode ficar vazio.';
export const eventsLegend = 'Que eventos ele recebe?';
export const eventsAll = 'Todos os eventos';
export const eventsAllText = 'Também os eventos acrescentados depois.';
export const some = 'Só estes';
export const more = 'Mais: números, ambientes, cabeçalhos, novas tentativas';
export const numbers = 'Números';
export const numbersAll = 'Todos os números';
export const numbersAllText = 'Também os números acrescentados depois.';
export const numbersCut = 'Aqui aparecem só os primeiros 200 números.';
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
export const attemptsHint = 'Com a primeira, de 1 a 30.';
export const create = 'Adicionar webhook';
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

// O segredo
export const secretTitle = (webhook: string) => `O segredo de ${webhook}`;
export const secretNewTitle = (webhook: string) => `O segredo novo de ${webhook}`;
export const secretLead =
  'Com este segredo, o seu programa confere que uma entrega vem do Chatelaine. Guarde-o onde o seu programa o encontra.';
export const secretLabel = 'Segredo';
export const secretSelected = 'O segredo está selecionado. Copie-o com Ctrl+C ou ⌘C.';
export const secretShow = 'Mostrar';
export const secretHide = 'Ocultar';
export const secretDoneReason = 'Copie o segredo, ou marque “Já guardei”.';
export const secretLeaveText = 'Ninguém pode mostrar este segredo outra vez. Se você o perder, terá de criar outro.';
export const secretStay = 'Voltar ao segredo';

// Um webhook
export const webhook = 'Webhook';
export const test = 'Enviar teste';
export const settings = 'Configurações';
export const edit = 'Editar';
export const pause = 'Pausar';
export const resume = 'Retomar';
export const rotate = 'Criar segredo novo';
export const remove = 'Apagar';
export const secret = 'Segredo';
export const secretOne = 'Foi mostrado só uma vez, quando foi criado.';
export const secretBoth = (when: string) => `Dois segredos assinam webhook-signature até ${when}. Depois, só o novo.`;
export const retries = 'Novas tentativas';
export const retry = ({ policy: kind, delaySeconds, attempts: most }: RetryPolicy) =>
  `${policyNames[kind]}. Primeira espera: ${delaySeconds} s. Tentativas: ${most}.`;
export const created = 'Adicionado';
export const webhookId = 'ID';
export const program =
  'Um programa definiu este webhook com uma chave do número. Só um programa pode mudar a sua URL e o seu segredo. Aqui você pode pausá-lo, e ver e repetir as suas entregas.';
export const failingTitle = (when: string) => `Nada chegou desde ${when}.`;
// O que fazer. Só um programa pode mudar e testar o webhook de um número.
export const cures = {
  own: {
    failing:
      'O Chatelaine tenta de novo sozinho. Veja abaixo a última entrega, corrija o seu programa ou a URL, e depois envie um teste. Depois de cinco dias sem sucesso, o webhook é posto em pausa.',
    broken:
      'Veja abaixo a última entrega, corrija o seu programa ou a URL, e envie um teste. Quando ele chegar, retome o webhook. O que acontece enquanto isso fica guardado até lá.',
    paused:
      'Nada é enviado. O que acontece enquanto isso fica guardado até você retomar. Um teste é enviado mesmo agora.',
  },
  number: {
    failing:
      'O Chatelaine tenta de novo sozinho. Veja abaixo a última entrega, e corrija o programa que a recebe. Depois de cinco dias sem sucesso, o webhook é posto em pausa.',
    broken:
      'Veja abaixo a última entrega, e corrija o programa que a recebe. Depois, retome o webhook. O que acontece enquanto isso fica guardado até lá.',
    paused: 'Nada é enviado. O que acontece enquanto isso fica guardado até você retomar.',
  },
};
export const pausedTitle = (when: string, why: string) => `Em pausa desde ${when}: ${why}.`;
export const paused = 'O webhook está em pausa. O que acontece enquanto isso fica guardado.';
export const resumed = 'O webhook está ativo de novo.';
export const saved = 'O webhook foi salvo.';
export const rotated = 'O webhook tem um segredo novo.';
export const resumeTitle = (webhook: string) => `Retomar ${webhook}?`;
export const resumeLegend = 'O que aconteceu enquanto isso';
export const resumeSend = 'Enviar agora';
export const resumeSendText =
  'Na sua ordem, o mais antigo primeiro. O seu programa pode receber muitas entregas de uma vez.';
export const resumeSkip = 'Pular';
export const resumeSkipText =
  'Só o que acontece a partir de agora é enviado. Entregas que já esperam ainda são enviadas.';
export const rotateTitle = (webhook: string) => `Segredo novo para ${webhook}?`;
export const rotateBoth =
  'Durante 24 horas, o segredo novo e o antigo assinam os dois o cabeçalho webhook-signature. O seu programa pode trocar a qualquer momento.';
export const rotateOne: Record<WebhookKind, string> = {
  client:
    'O cabeçalho X-Webhook-Hmac tem um só valor e muda na hora: um programa que o confere recusa entregas até ter o segredo novo.',
  partner:
    'O cabeçalho x-360dialog-signature tem um só valor. O segredo da plataforma o assina, então ele só muda quando você o substitui, e aí na hora.',
  channel: 'O cabeçalho X-Hub-Signature-256 tem um só valor e muda na hora.',
};
export const rotateConfirm = 'Criar segredo novo';
export const deleteTitle = (webhook: string) => `Apagar ${webhook}?`;
export const deleteText =
  'Nada mais é enviado a este endereço. As entregas que esperam terminam. A lista de entregas não pode mais ser vista. Não dá para desfazer.';
export const deleteConfirm = 'Apagar';
export const deletedTitle = 'O webhook foi apagado';
export const deletedText = 'Nada mais é enviado a este endereço.';
export const toWebhooks = 'Ir para os webhooks';

// O teste
export const testing = 'O teste está a caminho.';
export const testArrived = (status: number | null, ms: number) =>
  `O teste chegou: HTTP ${status ?? '2xx'} depois de ${ms} ms.`;
export const testFailed = (why: string) => `O teste não chegou. ${why}`;
export const openDelivery = 'Abrir esta entrega';

// Entregas
export const deliveries = 'Entregas';
export const deliveriesText = 'Cada linha é um evento a caminho deste endereço. Elas ficam de 7 a 30 dias.';
export const noDeliveriesTitle = 'Ainda não há entregas';
export const noDeliveriesText = 'Envie um teste para ver a primeira, ou espere até algo acontecer.';
export const noDeliveriesWait = 'A primeira aparece quando algo acontece.';
export const all = 'Todas';
export const event = 'Evento';
export const result = 'Resultado';
export const lastAnswer = 'Última resposta';
export const when = 'Quando';
export const statusNames: Record<DeliveryStatus, string> = {
  pending: 'Espera',
  delivered: 'Chegou',
  failed: 'Falhou',
  ended: 'Encerrada',
};
export const endNames: Record<DeliveryEnd, string> = {
  permission_ended: 'a permissão terminou',
  key_ended: 'a chave do programa terminou',
  suspended: 'a conta está suspensa',
  contact_erased: 'o contato foi apagado',
  event_gone: 'o evento foi apagado pela idade, ou com o seu número',
  replaced: 'outro programa definiu o webhook',
  webhook_deleted: 'o webhook foi apagado',
  restored: 'o servidor foi restaurado de um backup',
};
export const attemptCount = (count: number) => (count === 1 ? '1 tentativa' : `${count} tentativas`);
export const nextAt = (when: string) => `Próxima tentativa: ${when}`;
export const onItsWay = 'A caminho agora';
export const waitsForResume = 'Espera até o webhook ser retomado';
export const answered = (status: number) => {
  if (status >= 300 && status < 400)
    return `O receptor respondeu com HTTP ${status}, e redirecionamentos não são seguidos. Digite o endereço novo como URL.`;
  return `O receptor respondeu com HTTP ${status}.`;
};
export const httpStatus = (status: number) => `HTTP ${status}`;
export const noAnswer = 'Sem resposta';
export const noAnswerFor = (why: string) => `Não houve resposta. O servidor diz por quê, em inglês: ${why}`;
export const replayFailed = 'Repetir as que falharam…';
export const replayTitle = 'Repetir as entregas que falharam?';
export const replayText =
  'Cada evento deste período cuja entrega falhou é enviado de novo, no máximo 20 por segundo. Testes ficam de fora. As linhas antigas ficam.';
export const replayLegend = 'Eventos do último período';
export const spans = { hour: '1 hora', day: '24 horas', week: '7 dias' };
export const replayConfirm = 'Repetir';
export const replayedCount = (count: number, hasMore: boolean) => {
  if (count === 0) return 'Nada a repetir: nenhum evento deste período falhou de vez. Testes ficam de fora.';
  const said = count === 1 ? '1 entrega é enviada de novo.' : `${count} entregas são enviadas de novo.`;
  return hasMore ? `${said} Há mais: repita isto para enviar as próximas.` : said;
};

// Uma entrega
export const delivery = 'Entrega';
export const replay = 'Enviar de novo';
export const replayPending = 'Ela ainda espera a próxima tentativa.';
export const repeats = 'Repete uma entrega anterior';
export const openRepeated = 'Abrir a entrega anterior';
export const number = 'Número';
export const eventId = 'ID do evento';
export const eventIdNote =
  'Todas as tentativas o levam no cabeçalho webhook-id. Use-o para reconhecer o que já recebeu.';
export const body = 'Conteúdo';
export const bodyText = 'Mostrado em várias linhas para ler. É enviado em uma linha.';
export const noBody = 'O evento não existe mais, então o seu conteúdo não pode ser mostrado.';
export const history = 'Tentativas';
export const noHistory = 'Nenhuma tentativa ainda.';
export const attemptTitle = (at: number) => `Tentativa ${at}`;
export const duration = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1).replace('.', ',')} s`);
export const arrived = 'Chegou.';
export const answer = 'Início da resposta';
export const emptyAnswer = 'A resposta estava vazia.';
