// Textos da tela sobre a atividade.
export const title = 'Atividade';
export const leads = {
  partner:
    'O que aconteceu nesta conta e com os seus clientes. As pessoas de um cliente aparecem apenas como “o cliente”.',
  client: 'O que aconteceu nesta conta. As pessoas do seu parceiro aparecem apenas como “o parceiro”.',
};
export const aboutLabels = { partner: 'Número, ID do cliente ou ID da chave', client: 'Número ou ID da chave' };
export const group = 'Tema';
export const all = 'Tudo';
export const groups = {
  permissions: 'Permissões',
  keys: 'Chaves',
  people: 'Pessoas',
  settings: 'Configurações',
  numbers: 'Números',
  signIns: 'Entradas',
};
export const what = 'O que aconteceu';
export const who = 'Quem';
export const ofClient = (name: string) => `Cliente: ${name}`;
export const when = 'Quando';
export const open = 'Abrir';
export const details = 'Detalhes';
export const field = 'Campo';
export const value = 'Valor';
export const before = 'Antes';
export const after = 'Depois';
export const eventId = 'Evento';
export const subjectId = 'Sobre';
export const yes = 'Sim';
export const no = 'Não';
export const notSet = 'Não definido';
export const which = 'Vários números correspondem. Qual deles?';
export const emptyTitle = 'Ainda não aconteceu nada';
export const emptyText =
  'Cada permissão, chave, entrada e mudança de configuração aparece aqui com a sua hora, para sempre.';
export const fields = {
  name: 'Nome',
  kind: 'Tipo de chave',
  hint: 'Dica',
  hints: 'Dicas',
  scopes: 'Escopos',
  allowedAddresses: 'Endereços permitidos',
  channelIds: 'Números',
  team: 'Equipe',
  application: 'Aplicação',
  environment: 'Ambiente',
  limitPerMinute: 'Chamadas por minuto',
  limitPerMonth: 'Chamadas por mês',
  expiresAt: 'Termina',
  daysBefore: 'Dias antes do fim',
  days: 'Dias',
  overlap: 'Transição',
  widened: 'Pode mais',
  reason: 'Motivo',
  since: 'Backup de',
  phoneNumber: 'Número de telefone',
  payment: 'Pagamento',
  status: 'Status',
  source: 'Origem',
  role: 'Função',
  before: 'Função anterior',
  count: 'Vezes neste dia',
  network: 'Rede',
  names: 'Nomes',
  way: 'Entrou com',
  newNetwork: 'Rede nova',
  firstOfDay: 'Primeira vez neste dia',
  sessions: 'Sessões encerradas',
  legacyTokens: 'Tokens antigos',
  on: 'Ligado',
  host: 'Host',
  granted: 'Concedidos',
  withdrawn: 'Retirados',
  shared: 'Compartilhados agora',
  partnerId: 'ID do parceiro',
  redirectUrls: 'URLs de retorno',
  hasLogo: 'Tem logotipo',
  clientsMayWithdraw: 'Clientes podem retirar',
  shareNewNumbersByDefault: 'Compartilhar números novos por padrão',
  requireSignature: 'Exigir assinatura',
  testing: 'Teste',
  permissions: 'Permissões encerradas',
  keys: 'Chaves encerradas',
  requests: 'Pedidos encerrados',
  codes: 'Códigos de uso único encerrados',
  signUpLinks: 'Links de convite encerrados',
  authenticatorOffers: 'Ofertas de aplicativo autenticador encerradas',
  emailChanges: 'Mudanças de endereço de e-mail encerradas',
  knownBrowsers: 'Navegadores esquecidos',
  passkeys: 'Chaves de acesso removidas',
  kept: 'Permissões e chaves mantidas',
  fields: 'Alterado',
};

/** As palavras para valores que o servidor escreve como códigos, por campo. */
export const words: Record<string, Record<string, string>> = {
  kind: { partner: 'Chave de parceiro', channel: 'Chave de canal', organization: 'Chave de organização' },
  role: { owner: 'Proprietário', admin: 'Administrador', member: 'Membro' },
  payment: { partner: 'Pagamento pelo parceiro', direct: 'Pagamento direto' },
  status: { pending: 'Ainda não ativo', running: 'Ativo', stopped: 'Parado' },
  source: { partner_payment: 'Pagamento pelo parceiro', client_grant: 'Concedida pelo cliente' },
  reason: {
    asked: 'Pedido',
    gone: 'O receptor não existe mais',
    failing: 'Nada chegou',
    revoked: 'Revogada',
    replaced: 'Substituída por uma chave mais nova',
    restored: 'Servidor restaurado de um backup',
    password_set: 'Senha definida por um link',
    operator: 'Removidas pelo operador',
  },
  way: { passkey: 'Chave de acesso' },
  environment: { production: 'Produção', staging: 'Homologação', development: 'Desenvolvimento' },
  fields: {
    url: 'URL',
    name: 'Nome',
    events: 'Eventos',
    channelIds: 'Números',
    environments: 'Ambientes',
    headers: 'Cabeçalhos',
    retryPolicy: 'Novas tentativas',
  },
};
