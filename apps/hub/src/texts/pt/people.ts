// Textos da lista de pessoas.
type Role = 'owner' | 'admin' | 'member';
export const title = 'Pessoas';
export const lead = (account: string) => `Quem pode agir por ${account}, e o que cada pessoa pode fazer.`;
export const nameAndEmail = 'Nome e e-mail';
export const email = 'E-mail';
export const role = 'Função';
export const authenticator = 'Autenticador';
export const lastSignIn = 'Última entrada';
export const actions = 'Ações';
export const you = 'Você';
export const invited = 'Convidada';
export const yes = 'Sim';
export const no = 'Não';
export const roleNames: Record<Role, string> = { owner: 'Proprietário', admin: 'Administrador', member: 'Membro' };
export const clientRoles: Record<Role, string> = {
  owner: 'Faz tudo: pessoas, permissões, chaves de API e números.',
  admin: 'Cria e revoga chaves de API e adiciona números.',
  member: 'Vê tudo e não altera nada.',
};
export const partnerRoles: Record<'owner' | 'member', string> = {
  owner: 'Faz tudo: pessoas, chaves de parceiro, configurações e números.',
  member: 'Pede permissão e cria e revoga chaves de API de números.',
};
export const onlyOwners =
  'Só proprietários convidam pessoas, mudam funções e removem pessoas. Fale com um proprietário desta conta.';
export const lastOwner =
  'O último proprietário não pode ser removido nem receber outra função. Torne outra pessoa proprietária antes.';
export const inviteAction = 'Convidar';
export const inviteTitle = 'Convidar uma pessoa';
export const inviteLead = 'A pessoa recebe um e-mail. Quem é novo aqui escolhe um nome e uma senha pelo link.';
export const emailInvalid = 'Digite um endereço de e-mail, como nome@example.com.';
export const inviteConflict = 'Esta pessoa já pertence a esta conta. Mude a função dela.';
export const inviteAgain = 'Convidar de novo';
export const inviteAgainFor = (person: string) => `Convidar de novo: ${person}`;
export const invitedNow = (person: string) => `Enviamos um e-mail para ${person}.`;
export const changeRole = 'Mudar função';
export const changeRoleFor = (person: string) => `Mudar função: ${person}`;
export const roleChanged = (person: string, now: string) => `${person} agora tem a função ${now}.`;
export const roleSave = 'Salvar função';
export const ownRoleWarning =
  'Você perde na hora os direitos de proprietário. Só outro proprietário pode devolvê-los a você.';
export const handOver = 'Passar a propriedade';
export const handOverShort = 'Passar';
export const handOverFor = (person: string) => `Passar a propriedade: ${person}`;
export const handOverTitle = (account: string, person: string) =>
  `Passar a sua propriedade de ${account} para ${person}?`;
export const handOverHeir = (person: string, address: string) =>
  `${person} (${address}) se torna proprietário e pode fazer tudo nesta conta.`;
export const handOverSelf = (person: string, now: string) =>
  `Você, ${person}, passa a ser ${now}. Depois você não pode mais alterar pessoas, e só um proprietário pode devolver a propriedade a você.`;
export const handOverInvited = 'Esta pessoa ainda não tem senha e não pode ficar no seu lugar.';
export const handedOver = (person: string) => `${person} agora é proprietário no seu lugar.`;
export const remove = 'Remover';
export const removeFor = (person: string) => `Remover ${person}`;
export const removeTitle = (person: string, account: string) => `Remover ${person} de ${account}?`;
export const removeText = (person: string) =>
  `${person} fica sem acesso já na próxima chamada: os códigos para esta conta deixam de valer e, sem outra conta, todas as sessões também terminam.`;
export const removeKeys = 'As chaves de API que a pessoa criou continuam funcionando. Revogue as que ela conhece.';
export const removed = (person: string) => `${person} foi removida.`;
export const leave = 'Sair desta conta';
export const leaveTitle = (account: string) => `Sair de ${account}?`;
export const leaveText =
  'Você perde o acesso na hora. Sem outra conta, a sua sessão termina e você não pode mais entrar.';
export const leaveBack = 'Só um proprietário pode convidar você de novo.';
export const emptyTitle = 'Ainda não há pessoas';
export const emptyText = 'Convide a primeira pessoa.';
