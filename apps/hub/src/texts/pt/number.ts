// Textos dos dados de um número, da sua permissão e do pedido de permissão.
export const manageAccount = 'Gerenciar conta';
export const manageAccountOf = (client: string) => `Gerenciar conta: ${client}`;
export const details = 'Detalhes';
export const detailsOf = (number: string) => `Detalhes: ${number}`;
export const whatsAppChannel = 'Canal do WhatsApp';
export const number = 'Número';
export const name = 'Nome de exibição';
export const client = 'Cliente';
export const status = 'Status';
export const payment = 'Pagamento';
export const partnerPermission = 'Permissão do parceiro para chaves de API';
export const apiKey = 'Chave de API em uso';
export const added = 'Adicionado';
export const channelId = 'ID do canal';
export const since = {
  shared: (day: string, who: string | null) =>
    who === null ? `Desde ${day}` : `Desde ${day}, compartilhado por ${who}`,
  missing: (day: string, who: string | null) => (who === null ? `Desde ${day}` : `Desde ${day}, retirado por ${who}`),
};
export const doers = { person: 'uma pessoa desta conta', client: 'o cliente', operator: 'o operador' };
export const endsOn = (day: string) => `Termina em ${day}`;
export const neverShared = 'Nunca foi compartilhado.';
export const settings = 'Configurações da organização';
export const changeIn = 'Altere em';
export const toKeys = 'Chaves de API deste número';

// Pedir permissão
export const askTitle = 'Permissão';
export const askText =
  'O seu cliente decide quem gera as chaves dos números dele. Envie-lhe um link para compartilhar este.';
export const request = 'Pedir permissão';
export const requestFor = (number: string) => `Pedir permissão para ${number}`;
export const requestText = (number: string) =>
  `Envie este link ao seu cliente. Um proprietário do cliente entra por ele e compartilha ${number} com você. O link não expira.`;
export const link = 'Link';
export const copyLink = 'Copiar link';
export const copied = 'Copiado';
export const copyYourself = 'O link está selecionado. Copie-o com Ctrl+C ou ⌘C.';
export const mail = 'Enviar por e-mail';
export const mailSubject = (number: string) => `Permissão para o número de WhatsApp ${number}`;
export const mailBody = (partner: string, number: string, url: string) =>
  `Olá,\n\ncompartilhe o número de WhatsApp ${number} com ${partner}, para que possamos gerar a sua chave de API e enviar mensagens por você:\n\n${url}\n\nVocê pode retirar a permissão a qualquer momento.\n`;
export const close = 'Fechar';
