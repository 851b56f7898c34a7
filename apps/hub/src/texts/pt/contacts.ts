// Textos da lista de contatos e de um contato.
import type { ContactNameKind } from '@chatelaine/shared';

export const title = 'Contatos';
export const lead = 'As pessoas com quem os seus números trocam mensagens.';
export const contact = 'Contato';
export const search = 'Buscar por nome ou número';
export const name = 'Nome';
export const kind = 'Tipo';
export const since = 'Desde';
export const until = 'Até';
export const now = 'Agora';
export const kinds: Record<ContactNameKind, string> = {
  user_id: 'ID de usuário',
  parent_user_id: 'ID de usuário superior',
  phone: 'Telefone',
  username: 'Nome de usuário',
};
export const emptyTitle = 'Ainda não há contatos';
export const knownSince = 'Conhecido desde';
export const toMessages = 'Mensagens';
export const names = 'Nomes';
export const namesText = 'Cada nome pelo qual esta pessoa é conhecida aqui. A busca também encontra nomes antigos.';
export const noNames = 'Nenhum nome é conhecido.';
export const privacy = 'Exportar e apagar';
export const privacyText = 'Para uma pessoa que pergunta o que você guarda, ou que pede que isso seja apagado.';
export const onlyManagers = 'Só proprietários e administradores exportam e apagam contatos.';
export const exportAll = 'Exportar como JSON';
export const exported = (file: string) => `${file} foi salvo, com todos os nomes, conversas e mensagens.`;
export const erase = 'Apagar…';
export const eraseFor = (person: string) => `Apagar ${person}`;
export const eraseTitle = (person: string) => `Apagar ${person}?`;
export const eraseText =
  'Todos os nomes, conversas e mensagens deste contato são apagados, em todos os números, com os seus status e nos eventos passados. Ninguém pode recuperá-los. Exporte antes, se precisar guardar uma cópia.';
export const eraseTrace = (id: string) => `Os únicos rastros são os eventos desta exclusão, com o ID ${id} e sem nome.`;
export const erasedTitle = 'Contato apagado';
export const erasedMessages = (count: number) =>
  count === 1 ? 'O contato e 1 mensagem foram apagados' : `O contato e ${count} mensagens foram apagados`;
export const erasedText =
  'Só restam os eventos desta exclusão. Uma nova mensagem desta pessoa cria um novo contato, que nada sabe do passado.';
export const toActivity = 'Ir para a atividade';
