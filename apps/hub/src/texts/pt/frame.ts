// Textos de todas as telas.
export const skipToContent = 'Ir para o conteúdo';
export const navName = 'Telas';
export const menu = 'Menu';
export const trailName = 'Onde você está';
export const help = 'Ajuda';
export const loading = 'Carregando…';
export const cancel = 'Cancelar';
export const tryAgain = 'Tentar de novo';
export const contactSupport = 'Falar com o suporte';
export const reference = (id: string) => `Referência: ${id}`;
export const notFoundTitle = 'Não há nada aqui';
export const notFoundText = 'Este endereço está errado ou pertence a uma conta que você não pode ver.';
export const noAccountTitle = 'Você não pertence a nenhuma conta';
export const noAccountText = 'Peça a um proprietário da sua empresa que convide você e entre de novo.';
export const toHome = 'Ir para a página inicial';
export const menuProfile = 'Perfil';
export const menuPartner = 'Parceiro';
export const menuOrganization = 'Configurações da organização';
export const menuAccounts = 'Trocar de conta';
export const menuSignOut = 'Sair';
export const accountName = (name: string, type: 'partner' | 'client') =>
  type === 'partner' ? `${name} (Partner Hub)` : `${name} (Client Hub)`;
export const navApiKeys = 'Chaves de API';
export const navChannels = 'Canais';
export const navSessions = 'Sessões';
export const navMessages = 'Mensagens';
export const navContacts = 'Contatos';
export const navClients = 'Clientes';
export const navWaba = 'Gestão de WABA';

// Listas
export const nextPage = 'Próxima página';
export const firstPage = 'Primeira página';
export const pagesName = 'Páginas';
export const search = 'Buscar';
export const noMatchTitle = 'Nada encontrado';
export const noMatchText = 'Altere a busca ou os filtros.';
export const clearFilters = 'Limpar busca e filtros';
export const never = 'Nunca';
export const liveWaiting = 'A conexão caiu. Esta página pode estar desatualizada.';
export const justNow = 'agora mesmo';
export const navHygiene = 'Higiene';
export const navIntegration = 'Integração';
export const navWebhooks = 'Webhooks';
export const navUsage = 'Uso';
export const navActivity = 'Atividade';
export const navCalls = 'Chamadas';
export const navPeople = 'Pessoas';
export const areaNames = { partner: 'Partner Hub', client: 'Client Hub' };
export const screenFailedTitle = 'Não foi possível carregar esta tela';
export const screenFailedText =
  'Verifique a sua conexão e carregue a página de novo. O Chatelaine também pode ter sido atualizado nesse meio-tempo.';
