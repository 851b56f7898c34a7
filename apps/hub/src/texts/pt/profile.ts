// Textos do próprio perfil.
export const title = 'Perfil';
export const lead = 'O seu nome, como você entra e onde você está conectado.';
export const backTo = (account: string) => `Voltar para ${account}`;
export const aboutTitle = 'Sobre você';
export const name = 'Nome';
export const nameMissing = 'Digite o seu nome.';
export const language = 'Idioma';
export const languageHint = 'A página é carregada de novo no novo idioma.';
export const languageOfBrowser = 'O idioma do navegador';
export const save = 'Salvar';
export const saved = 'Salvo.';
export const close = 'Fechar';
export const change = 'Alterar';

export const signInTitle = 'Entrada';
export const email = 'Endereço de e-mail';
export const changeEmail = 'Alterar o endereço de e-mail';
export const newEmail = 'Novo endereço de e-mail';
export const emailInvalid = 'Digite um endereço de e-mail, como nome@example.com.';
export const emailSame = 'Este já é o seu endereço.';
export const emailLead = 'Enviamos um link para o novo endereço. Nada muda antes de você abri-lo.';
export const sendLink = 'Enviar link';
export const linkSent = (address: string) => `Enviamos um link para ${address}.`;
export const linkSentNext = (time: string) =>
  `Abra-o neste navegador antes de ${time}. Até lá, você entra com o seu endereço atual.`;
export const password = 'Senha';
export const yourPassword = 'A sua senha';
export const wrongPassword = 'Esta não é a sua senha atual.';
export const passwordNote = 'Uma senha nova encerra as suas outras sessões.';
export const changePassword = 'Alterar a senha';
export const currentPassword = 'Senha atual';
export const newPassword = 'Senha nova';
export const passwordHint = 'Pelo menos 12 caracteres. Senhas comuns e o seu próprio nome são recusados.';
export const passwordShort = 'Uma senha tem pelo menos 12 caracteres.';
export const passwordEnds =
  'A senha nova encerra as suas outras sessões e o seu token antigo, se você tiver um. Aqui você continua conectado. As suas chaves de acesso também continuam.';
export const passwordChanged = 'A sua senha foi alterada. As suas outras sessões terminaram.';

export const confirmTitle = 'Confirme o seu novo endereço de e-mail';
export const confirmLead = 'A partir daí você entra com ele, e os seus códigos e links vão para ele.';
export const confirmNew = (address: string) => `Seu novo endereço é ${address}.`;
export const confirmAction = 'Confirmar o novo endereço';
export const confirmDone = (address: string) => `O seu endereço de e-mail agora é ${address}.`;
export const confirmMissing = 'Abra o link do e-mail mais uma vez. Você precisa estar conectado neste navegador.';
export const confirmGone = 'Este link já foi usado, venceu ou pertence a outra pessoa. Peça um novo no seu perfil.';
export const confirmTaken = 'Outra pessoa usa este endereço agora. Nada foi alterado.';
export const toProfile = 'Ir para o seu perfil';

export const authenticator = 'Aplicativo autenticador';
export const appOff = 'Desligado. Os seus códigos chegam por e-mail.';
export const appOn = (since: string) => `Ligado desde ${since}.`;
export const codesLeft = (count: number) =>
  count === 1 ? 'Resta 1 código de recuperação.' : `Restam ${count} códigos de recuperação.`;
export const appNoAccount = 'Você precisa de uma conta ativa para configurar um aplicativo autenticador.';
export const appSetUp = 'Configurar aplicativo autenticador';
export const appSetUpTitle = 'Configure o seu aplicativo autenticador';
export const appStepKey =
  'Leia este código com o seu aplicativo autenticador. Os códigos dele mudam a cada 30 segundos.';
export const appPicture = 'Código QR para o seu aplicativo autenticador';
export const appStepType = 'Ou adicione no aplicativo uma entrada com chave de configuração e digite esta chave.';
export const appKey = 'Chave de configuração';
export const appKeyCopy = 'Copiar chave';
export const appLink = 'Abrir no seu aplicativo autenticador';
export const appStepCode = 'Digite os seis dígitos que o aplicativo mostra.';
export const appCode = 'Código do aplicativo';
export const appCodeInvalid = 'O código tem seis dígitos.';
export const appConfirm = 'Ligar';
export const appOnNow = 'O seu aplicativo autenticador está ligado.';
export const appRenew = 'Novos códigos de recuperação';
export const appRenewTitle = 'Criar novos códigos de recuperação?';
export const appRenewText = 'Os seus códigos antigos deixam de valer na hora.';
export const appRemove = 'Remover aplicativo autenticador';
export const appRemoveTitle = 'Remover o seu aplicativo autenticador?';
export const appRemoveText =
  'A sua entrada passa a pedir só a senha, e os seus códigos chegam por e-mail. Os seus códigos de recuperação deixam de valer.';
export const appRemoved = 'O seu aplicativo autenticador foi removido.';
export const recoveryTitle = 'Os seus códigos de recuperação';
export const recoveryText =
  'Cada código substitui o aplicativo uma vez, se você perder o telefone. Você só os vê esta única vez.';
export const recoveryList = 'Códigos de recuperação';
export const recoveryCopy = 'Copiar códigos';
export const recoveryDownload = 'Baixar';
export const recoveryStored = 'Eu os guardei';
export const recoveryDone = 'Pronto';
export const recoveryFirst = 'Guarde os códigos primeiro e marque isso acima. Ninguém pode mostrá-los de novo.';

export const passkeys = 'Chaves de acesso';
export const passkeysNone =
  'Nenhuma. Com uma chave de acesso você entra com o dedo, o rosto ou o PIN do aparelho, sem senha e sem código.';
export const passkeysUnable = 'Este navegador não pode criar chaves de acesso nesta página.';
export const passkeyAdd = 'Adicionar chave de acesso';
export const passkeyLead =
  'Seu aparelho ou seu gerenciador de senhas guarda a chave de acesso e pede o dedo, o rosto ou um PIN.';
export const passkeyName = 'Nome da chave de acesso';
export const passkeyNameHint = 'Para você reconhecê-la depois, por exemplo pelo aparelho.';
export const passkeyNameMissing = 'Digite um nome.';
export const passkeyGoOn = 'Continuar';
export const passkeyNotMade = 'Nenhuma chave de acesso foi criada. Você pode tentar de novo.';
export const passkeyKnown = 'Este aparelho já tem uma chave de acesso sua.';
export const passkeyAdded = 'A chave de acesso foi adicionada. Use-a na próxima vez que entrar.';
export const passkeySince = (day: string) => `Adicionada em ${day}.`;
export const passkeyUsed = (day: string) => `Usada pela última vez em ${day}.`;
export const passkeyUnused = 'Nunca usada.';
export const passkeySynced = 'Sincronizada';
export const passkeyRename = (name: string) => `Renomear a chave de acesso ${name}`;
export const passkeyRenameTitle = 'Renomear a chave de acesso';
export const passkeyRenamed = 'A chave de acesso tem um novo nome.';
export const passkeyRemove = (name: string) => `Remover a chave de acesso ${name}`;
export const passkeyRemoveTitle = (name: string) => `Remover a chave de acesso ${name}?`;
export const passkeyRemoveText =
  'Ela não serve mais para entrar. Seus outros modos de entrar e suas sessões continuam. Apague-a também no aparelho.';
export const passkeyRemoveAction = 'Remover chave de acesso';
export const passkeyRemoved = 'A chave de acesso foi removida.';

export const sessionsTitle = 'Sessões';
export const sessionsLead = 'Onde você está conectado. Encerre o que não conhece e depois altere a sua senha.';
export const program = 'Programa';
export const unknownProgram = 'Programa desconhecido';
export const programOn = (program: string, system: string) => `${program} no ${system}`;
export const since = 'Entrada';
export const from = 'De';
export const unknownAddress = 'Endereço desconhecido';
export const thisSession = 'Esta sessão';
export const actions = 'Ações';
export const end = 'Encerrar';
export const endFor = (session: string) => `Encerrar a sessão: ${session}`;
export const describe = (program: string, since: string, from: string) => `${program}, entrada em ${since}, de ${from}`;
export const endTitle = 'Encerrar esta sessão?';
export const endText = (session: string) => `${session}. Ela é desconectada na próxima chamada.`;
export const endAction = 'Encerrar sessão';
export const ended = 'A sessão terminou.';
export const endOthers = 'Encerrar todas as outras sessões';
export const noOthers = 'Não há outra sessão.';
export const endOthersTitle = (count: number) =>
  count === 1 ? 'Encerrar 1 outra sessão?' : `Encerrar ${count} outras sessões?`;
export const endOthersText =
  'Todos os outros navegadores são desconectados na próxima chamada e pedem um código de novo. Um token antigo seu também termina.';
export const endOthersAction = 'Encerrar as outras sessões';
export const endedOthers = 'Todas as outras sessões terminaram.';

export const accountsTitle = 'As suas contas';
export const accountsNone = 'Você não pertence a nenhuma conta. Peça a um proprietário que convide você.';
