import { strong, type Words } from './words.ts';

const numbers = (count: number) => (count === 1 ? '1 número' : `${count} números`);
const theseNumbers = (count: number, total: number) =>
  count < total ? `${count} destes números` : total === 1 ? 'este número' : 'estes números';

function wait(seconds: number | null): string {
  if (seconds === null) return 'Aguarde alguns minutos';
  if (seconds > 90) return `Aguarde ${Math.ceil(seconds / 60)} minutos`;
  return seconds === 1 ? 'Aguarde 1 segundo' : `Aguarde ${seconds} segundos`;
}

// Texts of every screen
export const dateLocale = 'pt';
export const noScriptTitle = 'Ative o JavaScript';
export const noScriptBody = 'Esta página pergunta sobre seus números do WhatsApp e precisa de JavaScript.';
export const testing = 'Este parceiro está em fase de testes. Compartilhe apenas números destinados a testes.';
export const signedInAs = 'Você entrou como';
export const switchAccount = 'Trocar de conta';
export const help = 'Ajuda';
export const goBackTo = (host: string): Words => ['Depois você volta para ', strong(host)];
export const backTo = (host: string) => `Voltar para ${host}`;
export const reference = (id: string) => `Referência: ${id}`;

// Texts that everybody may see
export const loadingTitle = 'Verificando a solicitação…';
export const badLinkTitle = 'Este link não pode ser usado';
export const badLinkBody = (partner: string | null) =>
  `Ele está errado, expirou ou já foi usado. Volte para ${partner ?? 'onde você estava'} e comece de novo.`;
export const badLinkRedirect = (partner: string | null) =>
  `Ele leva de volta a um endereço que ${partner ?? 'o parceiro'} não cadastrou. Avise o parceiro.`;
export const badLinkUnreadable = (partner: string | null) =>
  `Uma parte dele não pode ser lida. Avise ${partner ?? 'quem o enviou a você'}.`;
export const badLinkTooLong = (partner: string | null) =>
  `Ele é longo demais: depois do ponto de interrogação cabem 8.192 caracteres. Avise ${partner ?? 'quem o enviou a você'}.`;
export const badLinkSignUpBody =
  'Ele está errado, expirou ou já foi usado. Abra-o de novo a partir da sua mensagem ou peça um novo.';
export const otherPersonTitle = 'Outra pessoa abriu esta solicitação';
export const otherPersonBody = (owner: string, partner: string | null): Words => [
  'Só ',
  strong(owner),
  ` pode continuar. Troque de conta, ou volte para ${partner ?? 'onde você estava'} e comece de novo.`,
];

// Texts for signing in and signing up
export const signInTitle = 'Entrar';
export const signInTitleFor = (partner: string) => `Entre para analisar a solicitação de ${partner}`;
export const signInCheckAddress = (host: string): Words => [
  'A barra de endereço mostra ',
  strong(host),
  '. Se não, pare.',
];
export const signInChoiceKept = 'Sua sessão terminou. Entre de novo; sua escolha está guardada.';
export const signInEmail = 'E-mail';
export const signInPassword = 'Senha';
export const signInSubmit = 'Entrar';
export const signInWrong = 'E-mail ou senha incorretos.';
export const signInPasskey = 'Usar uma chave de acesso';
export const signInPasskeyWrong = 'Esta chave de acesso não serve aqui. Use sua senha.';
export const signInPasskeyNone = 'Nenhuma chave de acesso foi usada. Tente de novo ou use sua senha.';
export const signInCode = 'Código do seu aplicativo autenticador';
export const signInCodeHint = 'Os seis dígitos, ou um dos seus códigos de recuperação.';
export const signInRemember = 'Não pedir código neste navegador por 30 dias';
export const signInCodeWrong = 'Este código está errado.';
export const signInCodeUsed = 'Este código já foi usado. Espere o próximo.';
export const signInTooMany = (seconds: number | null) => `Muitas tentativas. ${wait(seconds)} e tente de novo.`;
export const signInUnchecked = 'Não foi possível verificar.';
export const fieldMissing = 'Preencha este campo.';
export const fieldEmail = 'Digite um endereço de e-mail, como nome@example.com.';
export const fieldTooShort = (least: number) => `Digite pelo menos ${least} caracteres.`;
export const fieldTooEarly = 'Escolha um dia a partir de amanhã.';
export const signInShow = 'Mostrar senha';
export const signInHide = 'Ocultar senha';
export const signInForgot = 'Esqueceu?';
export const signedInTitle = 'Você entrou';
export const signedInBody = (email: string): Words => ['Você entrou como ', strong(email), '.'];
export const signedInNext = 'Para responder a uma solicitação, abra o link do seu parceiro neste navegador.';
export const signedInContinue = 'Continuar';
export const signedInSignOut = 'Sair';
export const forgottenTitle = 'Definir uma nova senha';
export const forgottenBody = 'Digite seu e-mail. Enviamos um link para você definir uma nova senha.';
export const forgottenSubmit = 'Enviar link';
export const forgottenSent = 'Se conhecemos este endereço, um link está a caminho.';
export const forgottenBack = 'Voltar para entrar';
export const signUpTitle = 'Crie sua conta para continuar';
export const signUpCompany = (company: string): Words => ['Você foi convidado para ', strong(company), '.'];
export const signUpName = 'Seu nome';
export const signUpPassword = 'Senha';
export const signUpPasswordHint = 'Pelo menos 12 caracteres.';
export const signUpSubmit = 'Criar conta';
export const signUpAgainTitle = 'Defina uma nova senha';
export const signUpAgainBody =
  'Ela substitui a senha que você tem, remove suas chaves de acesso e encerra suas sessões abertas.';
export const signUpAgainSubmit = 'Salvar senha';
export const signUpNameRefused = 'Escreva seu nome de outra forma.';
export const signUpPasswordRefused =
  'Escolha outra senha, com pelo menos 12 caracteres: não seu próprio nome ou endereço, nem uma que muita gente usa.';

// Texts before the question
export const whichClientTitle = 'Para qual conta é isto?';
export const whichClientPartner = (name: string) => `Trabalha com ${name}`;
export const whichClientNoPartner = 'Ainda sem parceiro';
export const whichClientMissing = 'Escolha uma conta.';
export const whichClientSubmit = 'Continuar';
export const otherPartnerTitle = (client: string, other: string) => `${client} trabalha com ${other}`;
export const otherPartnerBody = (partner: string) =>
  `Para mudar para ${partner}, troque o parceiro nas configurações da organização.`;
export const notAllowedTitle = (client: string | undefined) =>
  client ? `Peça a resposta a um proprietário de ${client}` : 'Esta conta não pertence a nenhuma empresa com números';
export const notAllowedBody = (partner: string) =>
  `Só um proprietário da empresa decide o que ${partner} pode fazer. Envie este link a um deles ou troque de conta e comece de novo.`;
export const notAllowedBodyWithoutLink = (partner: string) =>
  `Só um proprietário da empresa decide o que ${partner} pode fazer. Peça a um deles que entre em ${partner} e comece lá.`;
export const notAllowedLink = 'Link';
export const notAllowedCopy = 'Copiar link';
export const notAllowedCopied = 'Copiado';
export const notAllowedCopyYourself = 'O link está selecionado. Copie-o do campo.';
export const noChannelsTitle = 'Você ainda não tem números';
export const noChannelsBody = (partner: string) =>
  `Primeiro adicione um número do WhatsApp. Depois você pode dar a ${partner} permissão para ele.`;
export const noChannelsCheckAgain = 'Verificar de novo';
export const noChannelsDeny = 'Agora não';
export const alreadySharedTitle = (partner: string) => `${partner} já tem permissão para todos os seus números`;
export const alreadySharedChange = 'Alterar';
export const alreadySharedDone = 'Concluir';
export const alreadySharedSince = (date: string) => `desde ${date}`;
export const alreadySharedUntil = (date: string) => `até ${date}`;

// Texts of the question
export const chooseTitle = (partner: string, client: string) =>
  `Deixar ${partner} enviar e receber mensagens do WhatsApp por ${client}?`;
export const chooseNeverShared = 'primeira conexão';
export const chooseSince = (date: string) => `conectado desde ${date}`;
export const choosePartnerPays = (partner: string, count: number, total: number) =>
  `${partner} paga por ${theseNumbers(count, total)}, por isso a permissão já foi dada. Você pode retirá-la aqui.`;
export const chooseMayNotWithdraw = (partner: string, count: number, total: number) =>
  `${partner} paga por ${theseNumbers(count, total)}. Para retirar a permissão, fale com ${partner}.`;
export const chooseRequestedUnknown = (partner: string) => `${partner} pediu um número que não está nesta conta.`;
export const chooseChanged = 'Seus números mudaram. Confira sua escolha.';
export const chooseCan = (partner: string) => `O que ${partner} recebe`;
export const chooseSend = 'Envia e lê mensagens nos números que você marcar';
export const chooseSee = 'Vê os nomes e números de toda a sua conta';
export const chooseLater = 'Recebe também os números que você adicionar depois';
export const chooseFirstTime = (partner: string) => `Faz de ${partner} seu parceiro de integração`;
export const chooseLimits = 'Nunca sua senha, seu faturamento ou mensagens de outros números';
export const chooseKeyEnds = (number: string, key: string, partner: string): Words => [
  strong(number),
  ` tem uma chave em uso (“${key}”). Quando ${partner} se conectar, ela deixa de valer e o programa que a usa para de funcionar.`,
];
export const chooseNumbers = 'Escolha os números';
export const chooseSelectAll = (count: number) => `Selecionar todos (${count})`;
export const chooseSelectShown = (count: number) => `Selecionar os ${count} exibidos`;
export const chooseClear = 'Limpar seleção';
export const chooseFilter = 'Encontrar um número ou nome';
export const chooseShown = (count: number, total: number) => `${count} de ${total} exibidos`;
export const chooseSharedNow = 'Compartilhado';
export const chooseSharedUntil = (date: string) => `Compartilhado até ${date}`;
export const chooseWillEnd = (partner: string) =>
  `Ao salvar, ${partner} perde o número, e as chaves dele param imediatamente.`;
export const chooseNotActive = 'Ainda não ativo';
export const choosePaidBy = (partner: string) => `Pago por ${partner}`;
export const chooseAskedForBy = (partner: string) => `Pedido por ${partner}`;
export const untilOpen = 'Definir uma data de término';
export const untilLabel = 'Último dia';
export const untilHint = 'Só para os números que você permite agora.';
export const untilEnds = (date: string) => `Termina depois de ${date}`;
export const untilClear = 'Sem data final';
export const chooseCount = (grant: number, withdraw: number) =>
  [grant > 0 && `${grant} a conectar`, withdraw > 0 && `${withdraw} a retirar`].filter(Boolean).join(', ');
export const chooseNothingTicked = 'Marque um número para conectá-lo.';
export const chooseNothingChosen = 'Escolha pelo menos um número ou selecione “Agora não”.';
export const chooseGrant = (count: number) => `Conectar ${numbers(count)}`;
export const chooseWithdraw = (count: number) => `Retirar a permissão de ${numbers(count)}`;
export const chooseBoth = 'Salvar alterações';
export const chooseKeep = 'Deixar como está';
export const choosePick = 'Conectar';
export const chooseDeny = 'Agora não';
export const chooseTakeBack = 'Você pode desfazer quando quiser.';

// Texts after the question
export const reviewTitleWithdraw = (count: number) => `Retirar a permissão de ${numbers(count)}?`;
export const reviewTitleAll = (count: number, partner: string) =>
  `Compartilhar ${count === 1 ? 'seu número' : `todos os ${numbers(count)}`} com ${partner}?`;
export const reviewWithdraw = 'Retirar';
export const reviewGrant = 'Permitir';
export const reviewWarning = (partner: string, count: number, phoneNumber: string): Words => [
  `As chaves de ${partner} para `,
  count === 1 ? { phoneNumber } : 'estes números',
  ' deixam de funcionar imediatamente. As mensagens que o parceiro envia por você vão falhar.',
];
export const reviewSubmit = 'Retirar a permissão';
export const reviewKeep = (count: number) => (count === 1 ? 'Manter' : 'Manter todos');
export const reviewBack = 'Voltar';
export const stepUpTitle = 'Confirme que é você';
export const stepUpBody = 'Sua resposta dá uma permissão. Digite sua senha de novo para salvá-la.';
export const stepUpSubmit = 'Confirmar';
export const stepUpBack = 'Voltar';
export const stepUpWrong = 'Esta senha está errada.';
export const doneHasPermission = (partner: string, count: number) => `${partner} tem permissão para ${numbers(count)}`;
export const doneEnds = (count: number, date: string) =>
  `A permissão para ${numbers(count)} termina depois de ${date}.`;
export const doneNoPermission = (partner: string) => `${partner} agora não tem permissão para seus números`;
export const doneTakeBack = (host: string): Words => ['Para desfazer, entre em ', strong(host), ' e abra Parceiro.'];
export const doneLeaving = (host: string) => `Levando você de volta para ${host}…`;
export const doneSubmit = 'Continuar';
export const doneStuck = 'Nada acontece? Selecione Continuar.';
export const doneClose = 'Você pode fechar esta janela.';
export const answeredTitle = 'Você já respondeu a esta solicitação';
export const answeredOtherwise = 'O que você escolheu agora não foi salvo.';
export const answeredGranted = (count: number) => `Você concedeu permissão para ${numbers(count)}.`;
export const answeredWithdrawn = (count: number) => `Você retirou a permissão de ${numbers(count)}.`;
export const answeredUnchanged = 'Você deixou tudo como estava.';
export const answeredDenied = 'Você selecionou Agora não.';
export const moreTimeTitle = 'Precisa de mais tempo?';
export const moreTimeBody = 'Esta solicitação termina em breve.';
export const moreTimeSubmit = 'Mais tempo';
export const moreTimeClose = 'Fechar';
export const failedAskTitle = 'Não foi possível verificar a solicitação';
export const failedSaveTitle = 'Não foi possível salvar';
export const failedSignInTitle = 'Não foi possível verificar sua sessão';
export const failedLinkTitle = 'Não foi possível verificar o link';
export const failedUnchanged = 'Nada foi alterado.';
export const failedSuspended = 'Esta conta está suspensa. Fale com o operador.';
export const failedTooMany = (seconds: number | null) => `Muitas solicitações. ${wait(seconds)} e tente de novo.`;
export const failedSoon = 'Tente de novo em instantes.';
export const failedNotTaken = (address: string) =>
  `O servidor não aceitou o que esta página enviou. Abra a página de novo em ${address}.`;
export const failedOurs = 'O erro é nosso. Tente de novo; se continuar, avise o operador.';
export const failedNoAnswer = 'Confira sua conexão e tente de novo.';
export const failedNoAnswerToSave =
  'Não houve resposta. Confira sua conexão e tente de novo: a resposta é salva só uma vez.';
export const failedOfflineTitle = 'Você está sem conexão';
export const failedOffline = 'Tente de novo quando estiver conectado.';
export const failedChoiceKept = 'Sua escolha está guardada.';
export const failedTryAgain = 'Tentar de novo';
