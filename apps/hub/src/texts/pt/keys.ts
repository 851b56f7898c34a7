import type { KeyStatus, Overlap, RefusalCode } from '@chatelaine/shared';

// Textos das chaves de API de todos os tipos: a tabela, o formulário e os diálogos.
export const name = 'Nome';
export const hint = 'Chave';
export const permissions = 'Permissões';
export const status = 'Status';
export const created = 'Criada';
export const createdBy = (who: string) => `por ${who}`;
export const lastUsed = 'Último uso';
export const usedFrom = (address: string) => `de ${address}`;
export const refused = (when: string, why: string) => `Recusada ${when}: ${why}`;
export const actions = 'Ações';
export const show = 'Mostrar';
export const showLive = 'Chaves válidas';
export const showEnded = 'Chaves encerradas';
export const endsOn = (day: string) => `Termina em ${day}`;
export const statusNames: Record<KeyStatus, string> = {
  live: 'Válida',
  expired: 'Vencida',
  revoked: 'Revogada',
  rotated_out: 'Substituída',
  permission_ended: 'Permissão encerrada',
};
export const refusedFor: Partial<Record<RefusalCode, string>> = {
  address_not_allowed: 'o endereço não é permitido',
  scope_missing: 'a chave não tem permissão para isto',
  not_allowed: 'chaves deste tipo não podem fazer isto',
  wrong_header: 'cabeçalho errado ou endereço errado da API',
  expired: 'a chave venceu',
  revoked: 'a chave foi revogada',
  rotated_out: 'o segredo foi substituído',
  permission_missing: 'o número não é compartilhado',
  channel_not_running: 'o número não está ativo',
  suspended: 'a conta está suspensa',
  rate_limited: 'chamadas demais em um minuto',
  quota_exceeded: 'o limite do mês acabou',
  not_found: 'não existe ou não é seu',
  invalid_input: 'o pedido não é válido',
  unavailable: 'o servidor não pôde decidir',
};
export const scopeNames = {
  partner: { read: 'Ler', keys: 'Chaves de canal', onboarding: 'Pedidos de permissão', settings: 'Configurações' },
  channel: { send: 'Enviar', manage: 'Gerenciar' },
  organization: { read: 'Ler', send: 'Enviar', manage: 'Gerenciar', events: 'Eventos' },
};
export const scopeTexts = {
  partner: {
    read: 'Listar clientes, números, permissões, chaves e uso.',
    keys: 'Criar, alterar e revogar chaves de números compartilhados.',
    onboarding: 'Pedir permissão aos clientes.',
    settings:
      'Alterar configurações, encerrar chaves de parceiro, dar mais direitos a chaves. Só para programas que administram.',
  },
  channel: { send: 'Enviar mensagens.', manage: 'Definir o webhook do número.' },
  organization: {
    read: 'Listar e ler sessões, conversas, contatos e mensagens.',
    send: 'Enviar mensagens e ações de mensagem (reagir, editar, apagar, encaminhar).',
    manage:
      'Criar e alterar sessões e webhooks. Remover sessões, exportar e apagar contatos, mudar o tempo pelo qual as mensagens são guardadas.',
    events: 'Conectar ao WebSocket em tempo real para receber eventos.',
  },
};

// O formulário
export const nameHint = 'Para achar a chave depois, por exemplo Prod Server.';
export const more = 'Mais configurações: rótulos, endereços, validade, limites';
export const environment = 'Ambiente';
export const environmentNames = {
  '': 'Não definido',
  production: 'Produção',
  staging: 'Teste',
  development: 'Desenvolvimento',
};
export const team = 'Equipe';
export const application = 'Aplicação';
export const addresses = 'Endereços permitidos';
export const addressesHint =
  'Endereços IP ou redes, um por linha, por exemplo 203.0.113.7 ou 203.0.113.0/24. Vazio: qualquer endereço.';
export const expires = 'Válida até';
export const expiresHint = 'O fim deste dia. Vazio: sem fim.';
export const perMinute = 'Chamadas por minuto';
export const perMonth = 'Chamadas por mês';
export const limitHint = 'Vazio: sem limite.';
export const problems = {
  name: 'Digite um nome de 1 a 64 caracteres visíveis.',
  scopes: 'Marque pelo menos uma permissão.',
  team: 'Uma equipe tem de 1 a 64 caracteres visíveis.',
  application: 'Uma aplicação tem de 1 a 64 caracteres visíveis.',
  environment: 'Escolha um dos ambientes.',
  channelIds: 'Marque pelo menos um número.',
  allowedAddresses: 'Digite no máximo 50 endereços ou redes.',
  expiresAt: 'Escolha um dia que ainda não passou.',
  perMinute: 'Digite um número inteiro acima de 0, ou nada.',
  perMonth: 'Digite um número inteiro acima de 0, ou nada.',
};
export const addressProblem = (at: number) => `A entrada ${at} não é um endereço IP nem uma rede.`;
export const nameTaken = 'Outra chave válida tem este nome ou um nome parecido. Escolha outro nome.';

// Editar
export const edit = (key: string) => `Editar ${key}`;
export const editConflict = 'Outra chave válida tem este nome, ou esta chave terminou enquanto isso. Nada foi salvo.';
export const save = 'Salvar';
export const saved = (key: string) => `${key} foi salva.`;

// Renovar
export const rotate = (key: string) => `Renovar ${key}`;
export const rotateLead =
  'A chave ganha um segredo novo. Nome, permissões, limites e uso ficam. Você vê o segredo novo uma vez, no próximo passo.';
export const overlap = 'Por quanto tempo o segredo antigo ainda vale?';
export const overlapNames: Record<Overlap, string> = {
  '0': 'Ele para na hora',
  '15m': '15 minutos',
  '1h': '1 hora',
  '24h': '24 horas',
  '7d': '7 dias',
};
export const overlapTexts: Partial<Record<Overlap, string>> = {
  '0': 'Programas com o segredo antigo são recusados até terem o novo. Escolha isto se outra pessoa conhece o segredo.',
  '24h': 'Enquanto isso os dois valem, e nenhuma chamada falha. Você pode encerrar o antigo antes.',
};
export const rotateConfirm = 'Criar segredo novo';
export const rotated = (key: string) => `${key} tem um segredo novo.`;

// O segredo antigo
export const oldWorksUntil = (hint: string, when: string) => `${hint} vale até ${when}`;
export const endOverlap = 'Encerrar agora';
export const endOverlapOf = (key: string) => `Encerrar agora: o segredo antigo de ${key}`;
export const endOverlapTitle = (key: string) => `Encerrar o segredo antigo de ${key}?`;
export const endOverlapText = (hint: string) =>
  `O segredo ${hint} para de funcionar na hora. Programas que ainda o usam são recusados. O segredo mais novo continua valendo.`;
export const endOverlapConfirm = 'Encerrar segredo antigo';
export const overlapEnded = (key: string) => `O segredo antigo de ${key} foi encerrado.`;

// Revogar
export const revokeLabel = (key: string) => `Revogar a chave de API ${key}`;
export const revokeTitle = (key: string) => `Revogar ${key}?`;
export const revokeText = 'Ela para de funcionar na hora. Não dá para desfazer.';
export const revokeUsed = (when: string, address: string | null) =>
  address === null ? `Último uso: ${when}.` : `Último uso: ${when}, de ${address}.`;
export const revokeUnused = 'Ela nunca foi usada.';
export const revokeConfirm = 'Revogar';
export const revoked = (key: string) => `${key} foi revogada e não funciona mais.`;
