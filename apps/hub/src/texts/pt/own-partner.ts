// Textos da página sobre o parceiro do cliente.
const numbers = (count: number) => (count === 1 ? '1 número' : `${count} números`);

export const title = 'Configurações da organização';
export const section = 'Parceiro';
export const lead = 'A empresa que pode trabalhar com os seus números de WhatsApp, e com quais deles.';
export const since = (day: string) => `Seu parceiro desde ${day}`;
export const sinceUnknown = 'Seu parceiro';
export const partnerId = (id: string) => `ID do parceiro ${id}`;
export const numbersTitle = 'Permissão';
export const number = 'Número';
export const name = 'Nome';
export const payment = 'Pagamento';
export const permission = 'Permissão';
export const changedBy = 'Alterado por';
export const changedOn = 'Alterado em';
export const nobody = '–';
export const doers = { person: 'Um antigo membro', client: 'Alguém da sua empresa', operator: 'O operador' };
export const until = (day: string) => `até ${day}`;
export const noNumbersTitle = 'Ainda não há números';
export const noNumbersText = 'Adicione primeiro um número. Depois você decide se o parceiro pode usá-lo.';
export const toChannels = 'Ir para Canais';
export const onlyOwners = 'Só proprietários podem mudar isto. Fale com um proprietário da sua empresa.';
export const fixedNote = (partner: string) =>
  `${partner} paga por estes números. Para retirar a permissão, fale com ${partner}.`;
export const paidNote = (partner: string) =>
  `${partner} paga por alguns destes números, por isso a permissão é dada desde o início. Você pode retirá-la aqui.`;
export const laterNote = (partner: string) => `${partner} também recebe os números que você adicionar depois.`;

export const change = 'Mudar permissão';
export const chooseTitle = (partner: string) => `O que ${partner} pode usar?`;
export const chooseLead = (partner: string) =>
  `${partner} envia e lê mensagens nos números que você marcar. Você pode voltar atrás a qualquer momento.`;
export const chooseNumbers = 'Escolha os números';
export const selectAll = (count: number) => `Selecionar todos os ${count}`;
export const selectShown = (count: number) => `Selecionar os ${count} mostrados`;
export const clear = 'Limpar seleção';
export const filter = 'Procurar número ou nome';
export const filterShown = (count: number, total: number) => `${count} de ${total} mostrados`;
export const sharedNow = 'Compartilhado agora';
export const sharedUntil = (day: string) => `Compartilhado até ${day}`;
export const notActive = 'Ainda não ativo';
export const paidBy = (partner: string) => `Pago por ${partner}`;
export const keyEnds = (channel: string, key: string, partner: string) =>
  `${channel} tem uma chave em uso (“${key}”). Quando ${partner} se conecta, essa chave para e o programa que a usa fica mudo.`;
export const willEnd = (partner: string) =>
  `Ao salvar, ${partner} perde o número, e as chaves dele param imediatamente.`;
export const endOpen = 'Definir data final';
export const endChosen = (day: string) => `Termina depois de ${day}`;
export const endLabel = 'Último dia';
export const endHint = 'Para os números que você compartilha agora. Os outros ficam como estão.';
export const endEarly = 'Escolha um dia a partir de amanhã.';
export const endClear = 'Sem data final';
export const count = (grant: number, withdraw: number) =>
  [grant > 0 && `${grant} a compartilhar`, withdraw > 0 && `${withdraw} a retirar`].filter(Boolean).join(', ');
export const unchanged = 'Ainda nada muda.';
export const grant = (count: number) => `Compartilhar ${numbers(count)}`;
export const withdraw = (count: number) => `Retirar permissão de ${numbers(count)}`;
export const both = 'Salvar alterações';
export const keep = 'Deixar como está';
export const hasChanged = 'Os seus números mudaram. Verifique a sua escolha.';
export const partnerHasChanged = 'O seu parceiro mudou entretanto. Nada foi salvo.';

export const reviewTitle = (count: number) => `Retirar permissão de ${numbers(count)}?`;
export const reviewEnds = (partner: string) => `${partner} perde`;
export const reviewKeys = 'Chaves que param imediatamente';
export const reviewNoKeys = (partner: string) => `${partner} não tem aqui chave válida.`;
export const reviewWarning = (partner: string, count: number) =>
  `As mensagens que ${partner} envia por você ${count === 1 ? 'neste número' : 'nestes números'} vão falhar.`;
export const reviewKeysEnded = (partner: string) =>
  `As chaves antigas continuam paradas: se você compartilhar de novo, ${partner} precisará de uma nova.`;
export const reviewGrants = (partner: string) => `${partner} recebe`;
export const reviewKeep = (count: number): string => (count === 1 ? 'Manter' : 'Manter todos');
export const reviewSubmit = 'Retirar permissão';
export const reviewBoth = 'Retirar e compartilhar';
export const keyOf = (number: string) => `para ${number}`;
export const keyUsed = (moment: string) => `último uso ${moment}`;
export const keyUnused = 'nunca usada';

export const done = (granted: number, withdrawn: number, partner: string) =>
  [
    granted > 0 && `${partner} agora tem permissão para mais ${numbers(granted)}.`,
    withdrawn > 0 && `${partner} já não tem permissão para ${numbers(withdrawn)}.`,
  ]
    .filter(Boolean)
    .join(' ');
export const doneEnds = (day: string) => `Termina depois de ${day}.`;

export const history = 'Histórico';
export const historyEmpty = 'Ainda nada foi compartilhado. O que você compartilha e retira aparece aqui.';
export const granted = (who: string, number: string, moment: string) => `${who} compartilhou ${number} em ${moment}`;
export const grantedByPayment = (partner: string, number: string, day: string) =>
  `${number} foi compartilhado desde o início em ${day}, porque ${partner} paga por ele`;
export const otherPartner = 'o parceiro';
export const withdrawn = (who: string, number: string, moment: string) =>
  `${who} retirou a permissão de ${number} em ${moment}`;
export const expired = (number: string, day: string) => `A permissão de ${number} terminou em ${day}, como previsto`;

export const changePartner = 'Mudar de parceiro';
export const changeLead = (partner: string) =>
  `Você pode mudar para outro parceiro. ${partner} perde então todos os números, e as chaves param.`;
export const changeTitle = 'Mudar de parceiro';
export const changeHint = 'Você o recebe do novo parceiro. É como ABCDEFGHIJPA, ou um link que contém este ID.';
export const changeLabel = 'ID ou link do novo parceiro';
export const changeNext = 'Ver a mudança';
export const changeUnknown = 'Não existe este parceiro. Verifique o ID ou o link, ou peça-o ao novo parceiro.';
export const changeMissing = 'Digite o ID ou o link.';
export const changeSame = (partner: string) => `Você já trabalha com ${partner}.`;
export const changeTo = (partner: string) => `Mudar para ${partner}?`;
export const changeWithdraws = (partner: string) => `${partner} perde`;
export const changeShares = (partner: string) => `${partner} recebe desde o início`;
export const changeNothingLost = (partner: string) => `${partner} não tem nenhum número agora, então nada para.`;
export const changeNothingShared = (partner: string) =>
  `${partner} ainda não recebe nenhum número. Você os compartilha depois.`;
export const changePhrase = (partner: string) => `Digite ${partner} para confirmar`;
export const changeMismatch = (partner: string) => `Digite exatamente ${partner}.`;
export const changeSubmit = 'Mudar de parceiro';
export const changeOutdated = 'Algo mudou entretanto. Veja a mudança mais uma vez.';
export const changeForbidden = (partner: string) =>
  `${partner} paga por alguns dos seus números e não deixa ninguém retirá-los. Fale com ${partner} para sair.`;
export const changeDone = (partner: string) => `Seu parceiro agora é ${partner}.`;

export const noPartnerTitle = 'Você não trabalha com nenhum parceiro';
export const noPartnerText =
  'Abra o link que recebeu de um parceiro, ou use o botão de conexão na página dele. Depois você escolhe os números que ele pode usar.';
