import type { CreateKeyReason } from '@chatelaine/shared';

// Textos do botão "Gerar chave de API" e dos seus diálogos, e das chaves de um número.
export const generate = 'Gerar chave de API';
export const generateFor = (number: string) => `Gerar chave de API para ${number}`;
export const newTitle = (number: string) => `Gerar chave de API para ${number}`;
export const sharedWithPartner: string =
  'As chaves de API estão desativadas para este número. O número foi compartilhado com o seu parceiro de integração. Com a sua permissão, o parceiro tem acesso à WhatsApp Business API em seu nome. Para gerenciar permissões, vá a "Configurações da organização" ou fale com o seu parceiro.';
export const settingsName = 'Configurações da organização';
export const whatClientSees = 'O que o seu cliente vê';
export const reasons: Record<Exclude<CreateKeyReason, 'shared_with_partner'>, string> = {
  not_allowed: 'Só proprietários e administradores podem gerar chaves.',
  scope_missing: 'Esta chave não pode gerar chaves.',
  suspended: 'A conta do cliente está suspensa.',
  channel_not_running: 'Você pode gerar uma chave assim que este número estiver ativo.',
  permission_missing: 'O seu cliente não compartilhou este número com você.',
};

// A chave que é substituída
export const replaceTitle = (key: string) => `Substituir a chave “${key}”?`;
export const replaceText = (number: string) =>
  `${number} tem uma chave. A nova a substitui: todo programa que a usa para de funcionar imediatamente.`;
export const replaceConfirm = 'Substituir esta chave';
export const createdOn = (day: string) => `Criada em ${day}`;
export const usedLast = (when: string) => `Último uso ${when}`;
export const neverUsed = 'Nunca usada';

// As chaves de um número
export const inForce = 'Chave de API em uso';
export const noKey = 'Nenhuma chave está em uso.';
export const keysTitle = 'Chaves deste número';
export const allKeys = 'Todas as chaves';
export const noKeys = 'Nenhuma chave ainda';
export const noKeysText = 'Com uma chave de API, um programa envia mensagens deste número. Gere a primeira acima.';
export const noKeysYet = 'As chaves aparecem aqui assim que uma é gerada para este número.';
