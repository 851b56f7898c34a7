import type { HygieneCode, KeyKind } from '@chatelaine/shared';

// Textos da tela "Higiene".
export const title = 'Higiene';
export const lead =
  'Chaves que podem mais do que fazem ou que ninguém usa. Menos direitos significam menos dano se uma chave vazar.';
export const caption = 'Chaves a arrumar';
export const key = 'Chave';
export const findings = 'Achados';
export const act = 'O que fazer';
export const kindNames: Record<KeyKind, string> = {
  partner: 'Chave de parceiro',
  channel: 'Chave de canal',
  organization: 'Chave da organização',
};
export const findingTexts: Record<HygieneCode, string> = {
  never_used: 'Nunca foi usada.',
  idle: 'Ninguém a usa há 90 dias ou mais.',
  no_expiry: 'Vale até alguém revogá-la.',
  no_address_limit: 'Vale de qualquer endereço.',
  wider_than_used: 'Pode mais do que fez nos últimos 30 dias.',
};
export const neverUsedSince = (when: string) => `Foi criada ${when} e nunca usada.`;
export const idleSince = (when: string) => `Foi usada pela última vez ${when}.`;
export const usedOnly = (scopes: string) => `Nos últimos 30 dias usou só: ${scopes}.`;
export const emptyTitle = 'Nada a arrumar.';
export const emptyText =
  'Toda chave é usada e tem validade, endereços permitidos e não mais permissões do que precisa.';
export const partnersKey = 'Seu parceiro criou esta chave ou tem permissão para o número. Você só pode revogá-la.';
export const onlyThey = 'Só proprietários e administradores alteram chaves.';

// Restringir uma chave
export const narrow = 'Restringir';
export const narrowOf = (name: string) => `Restringir ${name}`;
export const narrowTitle = (name: string) => `Restringir ${name}?`;
export const narrowText = 'Vale a partir da próxima chamada. Uma chamada que precisa de mais é recusada.';
export const narrowScopes = (scopes: string) => `Só as permissões que ela usou: ${scopes}`;
export const narrowScopesText = (lost: string) => `Ela perde: ${lost}.`;
export const narrowExpiry = 'Uma validade';
export const narrowExpiryText = 'O fim desse dia.';
export const narrowDay = 'Vale até';
export const narrowDayWrong = 'Escolha um dia que ainda não passou.';
export const narrowAddresses = 'Só alguns endereços';
export const narrowAddressesLast = (address: string) => `A última chamada veio de ${address}.`;
export const narrowAddressesNone = 'Nunca foi usada, por isso nenhum endereço é conhecido.';
export const narrowAddressesHint = 'Endereços IP ou redes, um por linha.';
export const narrowAddressesWrong = 'Informe pelo menos um endereço.';
export const narrowNothing = 'Marque pelo menos uma linha.';
export const narrowed = (name: string) => `${name} está restrita.`;
export const narrowConflict = 'Esta chave foi alterada ou terminou nesse meio-tempo. Nada foi salvo.';

// Revogar
export const revoke = 'Revogar';
export const revokeAll = (count: number) => `Revogar ${count} chaves sem uso`;
export const unused = (count: number) => `Ninguém usa ${count} chaves desta página.`;
export const revokeAllTitle = (count: number) => `Revogar ${count} chaves sem uso?`;
export const revokeAllText = 'Estas chaves deixam de valer na hora. Isto não pode ser desfeito.';
export const revokedAll = (count: number) =>
  count === 1 ? '1 chave foi revogada.' : `${count} chaves foram revogadas.`;
