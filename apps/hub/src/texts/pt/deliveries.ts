import type { DeliveryEnd, DeliveryStatus } from '@chatelaine/shared';

// Textos das entregas de um webhook.
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
  pending: 'Em espera',
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
export const replay = 'Repetir entrega';
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
export const goneTitle = 'Esta entrega não está aqui';
export const goneText =
  'Uma entrega fica de 7 a 30 dias, no máximo até o seu webhook ser apagado. Ela também pode pertencer a outra conta.';
export const history = 'Tentativas';
export const noHistory = 'Nenhuma tentativa ainda.';
export const attemptTitle = (at: number) => `Tentativa ${at}`;
export const duration = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1).replace('.', ',')} s`);
export const arrived = 'Chegou.';
export const answer = 'Início da resposta';
export const emptyAnswer = 'A resposta estava vazia.';
