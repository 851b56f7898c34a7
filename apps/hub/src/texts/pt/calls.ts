import type { CallDoor, CallOutcome, KeyKind } from '@chatelaine/shared';

// Textos da lista de chamadas e da busca pelo ID da requisição.
export const title = 'Chamadas';
export const lead =
  'Para que as suas chaves foram usadas e por que uma chamada foi recusada. Uma chamada aparece aqui até 10 segundos depois. Chamadas recusadas ficam guardadas por 7 dias. Das aceitas, só uma amostra.';
export const refresh = 'Atualizar';

// A busca
export const findLabel = 'Encontrar uma chamada pelo ID da requisição';
export const findHint = 'O x-request-id que o seu programa recebeu com a resposta.';
export const find = 'Encontrar chamada';
export const findAgain = 'Buscar de novo';
export const notKeptTitle = 'Nenhuma chamada das suas chaves está guardada com este ID';
export const notKeptLead = 'Confira se o ID está completo. Se estiver, o motivo é um destes:';
export const notKeptReasons = [
  'A resposta tem menos de 10 segundos. Espere um momento e busque de novo.',
  'A chamada tem mais de 7 dias.',
  'A chamada foi aceita. Das chamadas aceitas só uma amostra fica guardada.',
  'A chave foi recusada mais de 1.000 vezes naquela hora. As outras chamadas só foram contadas.',
  'A chamada não tinha chave, ou tinha uma que o servidor não conhece. Ela não pertence a nenhuma conta.',
];

// A lista
export const time = 'Hora';
export const key = 'Chave';
export const operation = 'Operação';
export const outcome = 'Resultado';
export const address = 'Endereço';
export const channel = 'Número';
export const all = 'Todos';
export const allRefused = 'Todas as recusadas';
export const endings = { accepted: 'Aceita', refused: 'Recusada', failed: 'Erro' };
export const unknownAddress = 'Desconhecido';
export const emptyTitle = 'Nenhuma chamada ainda';
export const emptyText =
  'Quando um programa chama com uma das suas chaves, a chamada aparece aqui até 10 segundos depois. Toda chamada recusada fica guardada por 7 dias, e uma amostra das aceitas.';
export const toKeys = 'Ir para as chaves de API';
export const countedTitle = 'Algumas chamadas recusadas só foram contadas';
export const counted = (calls: string, hour: string, name: string) =>
  `${hour}: mais ${calls} chamadas recusadas com ${name}`;
export const countedMore = 'Há outras horas assim.';

// Uma chamada
export const acceptedTitle = 'Chamada aceita';
export const door = 'API';
export const status = 'Código HTTP';
export const requestId = 'ID da requisição';
export const cureTitle = 'O que fazer';
export const openKey = 'Abrir a chave';
export const callsOfKey = 'Mostrar todas as chamadas desta chave';
export const close = 'Fechar';
export const doors: Record<CallDoor, string> = {
  messaging: 'API de mensagens',
  partner_api: 'API de parceiros',
  sessions: 'API de sessões',
  trpc: 'API tRPC',
};
export const keyKinds: Record<KeyKind, string> = {
  partner: 'Chave de parceiro',
  channel: 'Chave de canal',
  organization: 'Chave da organização',
};
export const reasons: Record<Exclude<CallOutcome, 'ok'>, string> = {
  upstream_error: 'O WhatsApp respondeu com um erro',
  invalid_input: 'A requisição não é válida',
  two_credentials: 'A requisição traz duas chaves',
  redirect_not_allowed: 'A URL de retorno não está registrada',
  unauthenticated: 'A chave não é válida',
  wrong_header: 'Cabeçalho errado ou API errada para esta chave',
  revoked: 'A chave foi revogada',
  rotated_out: 'O segredo foi substituído',
  expired: 'A chave expirou',
  code_required: 'Só uma pessoa pode fazer isto',
  code_wrong: 'O código de uso único está errado',
  not_allowed: 'Uma chave deste tipo não pode fazer isto',
  scope_missing: 'Falta a permissão na chave',
  address_not_allowed: 'O endereço não é permitido',
  permission_missing: 'O número não está compartilhado',
  suspended: 'A conta está suspensa',
  not_found: 'Não encontrado, ou não é seu',
  method_not_allowed: 'Método HTTP errado',
  conflict: 'Alterado por outra pessoa nesse meio-tempo',
  already_created: 'Já tinha sido criado',
  channel_not_running: 'O número não está ativo',
  events_gone: 'Os eventos depois deste id não existem mais',
  too_large: 'A requisição é grande demais',
  idempotency_mismatch: 'Chave de idempotência usada duas vezes',
  rate_limited: 'Chamadas demais',
  quota_exceeded: 'Limite mensal esgotado',
  not_supported: 'Não suportado aqui',
  internal: 'Erro deste servidor',
  unavailable: 'O servidor não conseguiu decidir',
};
/** O que o dono da chave faz para que a próxima chamada funcione. */
export const cures: Record<Exclude<CallOutcome, 'ok'>, string> = {
  upstream_error:
    'A chave está certa. A resposta que o seu programa recebeu traz o erro do WhatsApp: corrija a mensagem e envie de novo.',
  invalid_input:
    'A resposta que o seu programa recebeu diz qual campo está errado. Corrija e envie a requisição de novo.',
  two_credentials: 'Envie uma chave em um cabeçalho e tire a outra da requisição.',
  redirect_not_allowed: 'Registre a URL de retorno nas configurações do parceiro e peça o link de novo.',
  unauthenticated: 'Copie a chave inteira de novo para o seu programa. Se ninguém mais a tiver, crie uma nova.',
  wrong_header:
    'Envie uma chave de parceiro como x-api-key para /trpc ou /api/v2, uma chave de canal como D360-API-KEY para /messages e uma chave da organização como Authorization: Bearer para /api/v1.',
  revoked:
    'Uma chave revogada nunca mais funciona. Abra a chave para ver o motivo: alguém a revogou, ou a permissão do número terminou. Depois crie uma nova e coloque-a no programa.',
  rotated_out: 'O seu programa ainda usa o segredo antigo. Coloque o novo segredo desta chave no programa.',
  expired: 'Crie uma nova chave com um fim mais tarde e coloque-a no programa.',
  code_required: 'Faça isto no hub, como pessoa. Um programa não pode informar um código de uso único.',
  code_wrong: 'Peça um novo código de uso único e envie-o em até dez minutos.',
  not_allowed: 'Faça isto no hub, como pessoa, ou use uma chave de outro tipo.',
  scope_missing: 'Dê à chave a permissão de que esta operação precisa, ou use outra chave.',
  address_not_allowed:
    'Inclua o endereço do programa nos endereços permitidos da chave, ou chame de um endereço da lista.',
  permission_missing: 'Peça ao cliente que compartilhe o número com você de novo. Depois crie uma nova chave.',
  suspended:
    'Fale com o operador deste servidor. As chaves voltam a funcionar quando a conta não estiver mais suspensa.',
  not_found: 'Confira o ID na requisição. Ele pode ser de outra conta ou não existir mais.',
  method_not_allowed: 'Use o método HTTP que a documentação indica para este endereço.',
  conflict: 'Leia o estado atual de novo e repita a alteração se ainda quiser.',
  already_created:
    'Isto já existe. O segredo só é mostrado uma vez: se foi perdido, substitua-o ou crie uma nova chave.',
  channel_not_running: 'Espere até o número estar ativo de novo, ou fale com o operador deste servidor.',
  events_gone: 'Leia a partir do evento mais antigo, sem `after`.',
  too_large: 'Envie menos em uma requisição.',
  idempotency_mismatch: 'Use um novo Idempotency-Key para cada requisição diferente.',
  rate_limited: 'Envie menos chamadas por minuto, ou aumente o limite da chave.',
  quota_exceeded: 'Espere o próximo mês, ou aumente o limite mensal da chave.',
  not_supported: 'Esta operação não existe neste servidor. Veja outro caminho na documentação.',
  internal: 'Envie a chamada de novo. Se falhar outra vez, informe o ID da requisição ao suporte.',
  unavailable: 'Nada foi alterado. Envie a chamada de novo daqui a pouco.',
};
export const addAddress = (from: string) =>
  `Inclua ${from} nos endereços permitidos da chave, ou chame de um endereço da lista.`;
export const acceptedText = 'O servidor aceitou esta chamada. Não há nada a fazer.';
