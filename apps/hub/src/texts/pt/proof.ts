// Textos das caixas que pedem uma confirmação.
export const codeTitle = 'Confirme que é você';
export const codeComing = 'Um código está a caminho…';
export const codeSentTo = (address: string) =>
  `Enviamos um código para ${address}. Ele vale por dez minutos e só para esta alteração.`;
export const codeInApp = 'Digite o código que o seu aplicativo autenticador mostra.';
export const codeApproves = 'O código aprova isto';
export const codeLabel = 'Código';
export const codeAgain = 'Enviar de novo';
export const codeConfirm = 'Confirmar';
export const passwordTitle = 'Confirme que é você';
export const passwordLead = 'Você entrou há mais de dez minutos. Digite a sua senha mais uma vez.';
export const passwordLabel = 'Senha';
export const appCodeLabel = 'Código do seu aplicativo autenticador';
export const passkeyInstead = 'Usar uma chave de acesso';
export const passwordWrong = 'Esta não é a sua senha.';
export const passkeyWrong = 'Esta chave de acesso não é sua ou foi removida. Use a sua senha.';
