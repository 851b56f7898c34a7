// Textos das conversas e de uma mensagem.
import type { MessageKind, MessageStatus } from '@chatelaine/shared';

export const title = 'Mensagens';
export const lead = 'O que os seus números enviam e recebem, seja qual for a chave ou a pessoa que envia.';
export const search = 'Buscar contato';
export const number = 'Número';
export const contact = 'Contato';
export const status = 'Status';
export const lastMessage = 'Última mensagem';
export const noMessage = 'Nenhuma mensagem guardada';
export const time = 'Hora';
export const you = 'Você:';
export const youAlone = 'Você';
export const unread = (count: number) => (count === 1 ? '1 não lida' : `${count} não lidas`);
export const statusNames: Record<MessageStatus, string> = {
  queued: 'Aguardando',
  sent: 'Enviada',
  delivered: 'Entregue',
  read: 'Lida',
  played: 'Reproduzida',
  failed: 'Falhou',
  received: 'Recebida',
};
export const kinds: Record<MessageKind, string> = {
  text: 'Texto',
  image: 'Imagem',
  video: 'Vídeo',
  audio: 'Áudio',
  document: 'Documento',
  sticker: 'Figurinha',
  location: 'Localização',
  contact: 'Contato',
  template: 'Modelo',
  interactive: 'Escolha',
  poll: 'Enquete',
  reaction: 'Reação',
  unknown: 'Mensagem de tipo desconhecido',
};
export const emptyTitle = 'Ainda não há mensagens';
export const firstSteps = (tryNow: string) => [
  'Abra um dos seus números em Canais ou adicione um ali. Depois gere a chave de API dele: a senha de um programa.',
  `Pressione “${tryNow}” na janela que mostra a chave e copie o comando que envia uma mensagem.`,
  'Envie para +12025550100. Este número faz parte do sandbox e responde depois de um segundo.',
];

// Uma conversa
export const conversation = 'Conversa';
export const withNumber = (own: string) => `Conversa no seu número ${own}`;
export const messagesWith = (name: string) => `Mensagens com ${name}`;
export const toContact = 'Contato';
export const markRead = 'Marcar como lida';
export const blueTicks = 'O remetente verá os tiques azuis.';
export const markedRead = 'Todas as mensagens desta conversa estão marcadas como lidas.';
export const older = 'Mensagens mais antigas';
export const newest = 'Mensagens mais recentes';
export const noneTitle = 'Não há mensagens aqui';
export const noneText =
  'As mensagens desta conversa foram apagadas, porque eram mais antigas que o tempo pelo qual as mensagens são guardadas.';
export const messageOf = (time: string, text: string) => `${time}: ${text}`;
export const edited = 'Editada';
export const revoked = 'O remetente apagou esta mensagem.';
export const reacted = (emoji: string) => `Reação: ${emoji}`;
export const reactionRemoved = 'Reação removida';

// Uma mensagem
export const message = 'Mensagem';
export const from = 'De';
export const to = 'Para';
export const sentBy = 'Enviada por';
export const sentAt = 'Enviada em';
export const receivedAt = 'Recebida em';
export const editedAt = 'Editada em';
export const revokedAt = 'Apagada em';
export const messageId = 'ID da mensagem';
export const waMessageId = 'ID do WhatsApp';
export const senders = {
  key: 'Uma chave de API',
  person: 'Uma pessoa',
  partner: 'Uma chave de API de um parceiro',
  phone: 'O aplicativo no telefone',
};
export const ofPartner = (partner: string) => `Parceiro: ${partner}`;
export const overDoor = (door: string) => `Pela ${door}`;
export const statuses = 'Histórico';
export const statusesText = 'Cada status com a hora em que o WhatsApp o informou.';
export const noStatuses = 'Nada foi informado ainda.';
export const tooLate = 'Chegou tarde e não mudou nada.';
export const errorCode = (code: string) => `Código do erro: ${code}`;
const lost = 'O remetente perdeu o direito de enviar antes que esta mensagem fosse enviada.';
/** Why a message failed, by the code of its error. */
export const errors: Partial<Record<string, string>> = {
  revoked: 'A chave de API foi revogada antes que esta mensagem fosse enviada.',
  expired: 'A chave de API expirou antes que esta mensagem fosse enviada.',
  not_allowed: lost,
  scope_missing: lost,
  not_found: lost,
  permission_missing: 'A permissão para este número terminou antes que esta mensagem fosse enviada.',
  suspended: 'Esta conta foi suspensa antes que esta mensagem fosse enviada.',
  channel_not_running: 'Este número foi parado antes que esta mensagem fosse enviada.',
  internal: 'Algo deu errado do nosso lado. Envie a mensagem de novo.',
  unknown: 'O servidor parou enquanto enviava esta mensagem. Talvez o WhatsApp a tenha recebido.',
  '131026':
    'O WhatsApp não consegue entregar a este número. Talvez ele não tenha WhatsApp, ou tenha uma versão antiga.',
  '131047': 'Esta pessoa escreveu pela última vez há mais de 24 horas. Envie um modelo.',
};
