import type { Sentences } from '../../activity/told.ts';

// Textos sobre eventos. Cada frase diz o que aconteceu. `who` começa uma frase.
const at = (number: string | null) => (number === null ? '' : ` para ${number}`);
const roles = { owner: 'proprietário', admin: 'administrador', member: 'membro' };
const statuses = { pending: 'ainda não ativo', running: 'ativo', stopped: 'parado' };
const days = (count: number) => (count === 1 ? '1 dia' : `${count} dias`);
const times = (count: number) => (count === 1 ? '' : `, ${count} vezes neste dia`);
const pauses = {
  gone: 'o receptor diz que não existe mais',
  failing: 'nenhuma entrega chegou em cinco dias',
  restored: 'o servidor foi restaurado de um backup',
};

export const theOperator = 'O operador';
export const theServer = 'Chatelaine';
export const theClient = 'O cliente';
export const thePartner = 'O parceiro';
export const aPerson = (id: string) => `Pessoa ${id}`;
export const aKey = (name: string) => `A chave “${name}”`;
export const newer = (type: string) => `Aconteceu algo para o qual esta página ainda não tem palavras (${type}).`;

export const sentences: Sentences = {
  'partner.added': ({ data }) => `O parceiro ${data.name} foi adicionado.`,
  'client.added': ({ data }) => `O cliente ${data.name} foi adicionado.`,
  'client.connected': ({ client }) =>
    client === null ? 'Esta conta agora tem um parceiro.' : `${client} agora trabalha com você.`,
  'client.disconnected': ({ client }) =>
    client === null
      ? 'Esta conta não trabalha mais com o seu parceiro.'
      : `${client} não trabalha mais com você, porque mudou de parceiro.`,
  'channel.added': ({ data }) => `O número ${data.phoneNumber} (${data.name}) foi adicionado.`,
  'channel.status_changed': ({ number, subject, data }) =>
    `O número ${number ?? subject} agora está ${statuses[data.after]}. Antes, estava ${statuses[data.before]}.`,
  'channel.renamed': ({ number, subject, data }) => `O número ${number ?? subject} agora se chama ${data.after.name}.`,
  'channel.removed': ({ data }) => `O número ${data.phoneNumber} (${data.name}) foi removido, com as suas mensagens.`,
  'account.suspended': ({ client }) => `${client ?? 'A conta'}: acesso suspenso.`,
  'account.resumed': ({ client }) => `${client ?? 'A conta'}: acesso ativo de novo.`,
  'person.invited': ({ who, subject, data }) =>
    data.before === undefined
      ? `${who} convidou ${subject} como ${roles[data.role]}.`
      : `${who} mudou a função de ${subject} para ${roles[data.role]}. Antes era ${roles[data.before]}.`,
  'person.joined': ({ subject }) => `${subject} aceitou o convite.`,
  'person.role_changed': ({ who, subject, data }) =>
    `${who} mudou a função de ${subject} para ${roles[data.after]}. Antes era ${roles[data.before]}.`,
  'person.signed_in': ({ subject, data }) =>
    `${subject} entrou${data.way === 'passkey' ? ' com uma chave de acesso' : ''}${data.newNetwork ? ', pela primeira vez a partir desta rede' : ''}.`,
  'person.signed_out': ({ subject, data }) =>
    data.sessions === undefined
      ? `${subject} saiu de todas as sessões.`
      : `Todas as sessões de ${subject} foram encerradas.`,
  'person.sign_in_failed': ({ subject, data }) =>
    `Alguém digitou uma senha errada para ${subject}${times(data.count)}.`,
  'person.code_asked': ({ subject, data }) =>
    `Alguém digitou a senha de ${subject} e precisou de um código${times(data.count)}.`,
  'person.code_failed': ({ subject, data }) => `Alguém digitou um código errado para ${subject}${times(data.count)}.`,
  'person.locked': ({ subject, data }) =>
    `Entradas como ${subject} foram recusadas após tentativas demais${times(data.count)}.`,
  'person.unlocked': ({ subject }) => `${subject} pode entrar de novo. As tentativas erradas foram zeradas.`,
  'person.password_forgotten': ({ subject }) => `Alguém pediu um link para definir uma nova senha para ${subject}.`,
  'person.password_changed': ({ subject }) => `${subject} mudou a senha.`,
  'person.email_changed': ({ subject }) => `${subject} tem um novo endereço de e-mail.`,
  'person.removed': ({ who, subject }) => `${who} removeu ${subject} desta conta.`,
  'permission.granted': ({ who, client, data }) =>
    data.source === 'partner_payment'
      ? `${data.phoneNumber} é compartilhado desde o início, porque ${client === null ? 'o parceiro' : 'você'} paga por ele.`
      : `${who} deu permissão para ${data.phoneNumber}.`,
  'permission.withdrawn': ({ who, data }) =>
    data.reason === 'restored'
      ? `A permissão para ${data.phoneNumber} terminou, porque o servidor foi restaurado de um backup.`
      : `${who} retirou ${data.phoneNumber}.`,
  'permission.expiring': ({ data }) => `A permissão para ${data.phoneNumber} termina em ${days(data.daysBefore)}.`,
  'permission_request.opened': ({ who, client }) =>
    client === null ? `${who} abriu um pedido de permissão.` : `${who} abriu um pedido de permissão a ${client}.`,
  'permission_request.granted': ({ who, data }) =>
    `${who} respondeu a um pedido de permissão. Concedidos: ${data.granted}, retirados: ${data.withdrawn}, compartilhados agora: ${data.shared}.`,
  'permission_request.denied': ({ who }) => `${who} respondeu não a um pedido de permissão.`,
  'api_key.created': ({ who, number, data }) => `${who} criou a chave “${data.name}”${at(number)}.`,
  'api_key.edited': ({ who, number, data }) =>
    data.widened
      ? `${who} editou a chave “${data.name}”${at(number)}. Agora ela pode mais.`
      : `${who} editou a chave “${data.name}”${at(number)}.`,
  'api_key.rotated': ({ who, number, data }) => `${who} deu um novo segredo à chave “${data.name}”${at(number)}.`,
  'api_key.overlap_ended': ({ who, number, data }) =>
    `${who} encerrou o segredo antigo da chave “${data.name}”${at(number)}.`,
  'api_key.revoked': ({ who, number, data }) => {
    if (data.reason === 'replaced')
      return `A chave “${data.name}”${at(number)} foi substituída por uma chave mais nova.`;
    if (data.reason === 'restored')
      return `A chave “${data.name}”${at(number)} terminou, porque o servidor foi restaurado de um backup.`;
    return `${who} revogou a chave “${data.name}”${at(number)}.`;
  },
  'api_key.expiring': ({ number, data }) => `A chave “${data.name}”${at(number)} termina em ${days(data.daysBefore)}.`,
  'authenticator.added': ({ subject }) => `${subject} configurou um aplicativo autenticador.`,
  'authenticator.removed': ({ subject }) => `${subject} não tem mais um aplicativo autenticador.`,
  'passkey.added': ({ subject, data }) => `${subject} adicionou a chave de acesso “${data.name}”.`,
  'passkey.removed': ({ subject, data }) =>
    data.names.length === 1
      ? `${subject} não tem mais a chave de acesso “${data.names[0]}”.`
      : `${subject} não tem mais estas chaves de acesso: ${data.names.join(', ')}.`,
  'passkey.copied': ({ subject, data }) =>
    `A chave de acesso “${data.name}” de ${subject} foi recusada. Talvez alguém tenha uma cópia.`,
  'recovery_codes.created': ({ subject }) => `${subject} tem novos códigos de recuperação.`,
  'recovery_code.used': ({ subject }) => `${subject} usou um código de recuperação.`,
  'legacy_token.created': ({ subject, data }) =>
    data.newNetwork
      ? `Um programa entrou como ${subject}, pela primeira vez a partir desta rede, e recebeu um token antigo.`
      : `Um programa entrou como ${subject} e recebeu um token antigo.`,
  'legacy_tokens.switched': ({ who, data }) => `${who} ${data.after.on ? 'ligou' : 'desligou'} os tokens antigos.`,
  'platform_secret.rotated': ({ who }) => `${who} substituiu o segredo da plataforma.`,
  'settings.updated': ({ who }) => `${who} mudou as configurações.`,
  'webhook.set': ({ who, number, data }) =>
    `${who} definiu o webhook${at(number)}. As mensagens vão para ${data.host}.`,
  'webhook.created': ({ who, data }) => `${who} criou um webhook para ${data.host}.`,
  'webhook.edited': ({ who, data }) => `${who} alterou o webhook para ${data.host}.`,
  'webhook.deleted': ({ who, data }) => `${who} excluiu o webhook para ${data.host}.`,
  'webhook.secret_rotated': ({ who, data }) => `${who} substituiu o segredo do webhook para ${data.host}.`,
  'webhook.failing': ({ data }) => `Nenhuma entrega para ${data.host} chegou há um dia.`,
  'webhook.paused': ({ who, data }) =>
    data.reason === 'asked'
      ? `${who} pôs em pausa o webhook para ${data.host}.`
      : `O webhook para ${data.host} foi posto em pausa, porque ${pauses[data.reason]}.`,
  'webhook.resumed': ({ who, data }) => `${who} retomou o webhook para ${data.host}.`,
  'webhook.replayed': ({ who, data }) => `${who} enviou de novo ${data.count} entregas que falharam para ${data.host}.`,
  'messages_retention.changed': ({ who, data }) =>
    `${who} mudou o tempo pelo qual as mensagens são guardadas: ${days(data.after.days)}. Antes: ${days(data.before.days)}.`,
  'contact.exported': ({ who, subject }) => `${who} exportou tudo sobre o contato ${subject}.`,
  'contact.erased': ({ who, subject }) => `${who} apagou o contato ${subject} e todas as suas mensagens.`,
  'server.restored': () =>
    'O servidor foi restaurado de um backup. O que tinha terminado nesse meio-tempo foi encerrado de novo.',
};
