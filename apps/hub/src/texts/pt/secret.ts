// Textos do diálogo que mostra uma chave nova, e do seu teste.
export const title = 'A sua nova chave de API';
export const once = 'Você só a vê desta vez.';
export const lead = (name: string) =>
  `Guarde a chave de “${name}” onde o seu programa a encontra, por exemplo em um cofre.`;
export const label = 'Chave de API';
export const copy = 'Copiar';
export const copied = 'Copiado';
export const copyYourself = 'A chave está selecionada. Copie-a com Ctrl+C ou ⌘C.';
export const show = 'Mostrar a chave';
export const hide = 'Ocultar a chave';
export const stored = 'Já guardei';
export const done = 'Concluir';
export const doneReason = 'Copie a chave, ou marque “Já guardei”.';
export const leaveTitle = 'Fechar sem copiar?';
export const leaveText = (name: string) =>
  `Ninguém pode mostrar outra vez a chave de “${name}”. Se você a perder, terá de gerar outra chave.`;
export const leave = 'Fechar sem copiar';
export const stay = 'Voltar à chave';

// Experimentar
export const tryTitle = 'Experimentar';
export const tryLead = 'Envia uma chamada com esta chave a partir do seu navegador. Não muda nada.';
export const trySend = 'Depois você vê o comando que envia uma mensagem.';
export const tryNow = 'Experimentar agora';
export const tryAgain = 'Experimentar outra vez';
export const works = 'A chave funciona.';
export const refused = (status: number) => `O servidor recusa a chave (status ${status}).`;
export const door = 'Porta';
export const scopes = 'Âmbitos';
export const limits = 'Limites';
export const address = 'O seu endereço';
export const addressUnknown = 'Este servidor não o indica';
export const allowed = 'Funciona a partir de';
export const anyAddress = 'Qualquer endereço';
export const noLimits = 'Nenhum';
export const perMinute = (count: string) => `${count} por minuto`;
export const perMonth = (count: string) => `${count} por mês`;
export const curlLabel = 'A mesma chamada em um terminal';
export const sendLabel = 'Enviar uma mensagem em um terminal. Coloque o número de quem a recebe.';
export const curlCopy = 'Copiar com a chave';
export const curlCopied = 'Copiado, com a chave incluída';
export const curlYourself = 'A linha está selecionada. Copie-a com Ctrl+C ou ⌘C.';
