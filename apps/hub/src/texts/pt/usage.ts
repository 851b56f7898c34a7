// Textos da tela sobre o uso.
export const title = 'Uso';
export const lead = 'Quantas chamadas as suas chaves fizeram e quantas foram recusadas.';
export const range = 'Período';
export const lastDays = (days: number) => `Últimos ${days} dias`;
export const compare = 'Comparar por';
export const calls = 'Chamadas';
export const allCalls = 'Todas as chamadas';
export const refused = 'Recusadas';
export const refusedCalls = 'Chamadas recusadas';
export const refusedShare = 'Parte recusada';
export const nothingBefore = (days: number) => `Nenhuma nos ${days} dias anteriores`;
export const sameAsBefore = (days: number) => `Tantas quanto nos ${days} dias anteriores`;
export const moreThanBefore = (part: string, days: number) => `${part} a mais do que nos ${days} dias anteriores`;
export const lessThanBefore = (part: string, days: number) => `${part} a menos do que nos ${days} dias anteriores`;
export const wasBefore = (part: string, days: number) => `${part} nos ${days} dias anteriores`;
export const showTable = 'Mostrar como tabela';
export const download = 'Baixar CSV';
export const downloadOf = (name: string) => `Baixar CSV: ${name}`;
export const noRows = 'Nenhuma chamada.';
export const moreInFile = (shown: number, all: number) =>
  `As primeiras ${shown} de ${all} linhas. O arquivo CSV tem todas as linhas.`;
export const noChart = 'Não foi possível carregar o gráfico. A tabela abaixo tem os mesmos números.';
export const day = 'Dia';
export const daysTitle = 'Chamadas por dia';
export const daysSentence = (days: number) =>
  `Todas as chamadas e as recusadas em cada um dos últimos ${days} dias. Os dias começam e terminam em UTC. O dia de hoje ainda não terminou.`;
export const daysLabel = (all: string, refusedOnes: string) =>
  `Gráfico de linhas: ${all} chamadas, das quais ${refusedOnes} foram recusadas. A tabela abaixo tem cada dia.`;
export const groupNames = {
  key: 'Chave',
  channel: 'Número',
  team: 'Equipe',
  application: 'Aplicação',
  environment: 'Ambiente',
};
export const groupTitles = {
  key: 'Chamadas por chave',
  channel: 'Chamadas por número',
  team: 'Chamadas por equipe',
  application: 'Chamadas por aplicação',
  environment: 'Chamadas por ambiente',
};
export const groupOne = {
  key: 'cada chave',
  channel: 'cada número',
  team: 'cada equipe',
  application: 'cada aplicação',
  environment: 'cada ambiente',
};
export const groupSentence = (each: string, shown: number, all: number) =>
  shown < all
    ? `As chamadas de ${each}: as ${shown} maiores de ${all}. A parte hachurada foi recusada.`
    : `As chamadas de ${each}, da maior para a menor. A parte hachurada foi recusada.`;
export const withRefused = (all: string, refusedOnes: string) => `${all} (${refusedOnes} recusadas)`;
export const noLabel = 'Não definido';
export const noNumber = 'Não é de um só número';
export const environments = { production: 'Produção', staging: 'Homologação', development: 'Desenvolvimento' };
export const reasonsTitle = 'Recusas por motivo';
export const reasonsSentence = 'Por que as chamadas foram recusadas, do motivo mais frequente ao menos frequente.';
export const noneRefused = 'Nenhuma chamada foi recusada neste período.';
export const reason = 'Motivo';
export const code = 'Código';
export const shareOfRefused = 'Parte';
export const showDays = (days: number) => `Mostrar os últimos ${days} dias`;
export const emptyTitle = (days: number) => `Nenhuma chamada nos últimos ${days} dias`;
export const emptyText = 'Quando um programa faz uma chamada com uma das suas chaves, ela é contada aqui em segundos.';
