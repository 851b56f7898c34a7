// Textos da chave dos tokens antigos.
export const label = 'Legacy Token Authentication';
export const hintOn =
  'Ligado: programas podem chamar em nome de uma pessoa, com um Bearer token dela. Chaves de API são mais seguras.';
export const hintOff = 'Desligado: toda chamada com um Bearer token é recusada. Programas usam chaves de API.';
export const onlyOwners = 'Só proprietários ligam ou desligam os tokens antigos.';
export const isOnNow = 'Os tokens antigos estão ligados.';
export const isOffNow = 'Os tokens antigos estão desligados. A partir de agora, toda chamada com um deles é recusada.';
export const offTitle = 'Desligar os tokens antigos?';
export const offText =
  'Toda chamada com um token antigo é recusada na hora. Você pode ligar os tokens antigos de novo, com um código.';
export const offConfirm = 'Desligar';
export const used = (calls: number, callers: number) => {
  if (callers === 0) return 'Nenhuma chamada usou um token antigo nos últimos 30 dias.';
  const who = callers === 1 ? '1 programa usou' : `${callers} programas usaram`;
  const what = calls === 1 ? '1 chamada' : `${calls} chamadas`;
  return `${who} um token antigo nos últimos 30 dias, com ${what} ao todo.`;
};
export const callers = 'Programas que seriam recusados';
export const caller = (address: string, calls: number) =>
  calls === 1 ? `1 chamada de ${address}` : `${calls} chamadas de ${address}`;
export const last = (when: string) => `a última ${when}`;
