import type { RefusalCode } from '@chatelaine/shared';

export const refusals: Partial<Record<RefusalCode, string>> & { offline: string } = {
  offline: 'O servidor não responde. Verifique a sua conexão e tente de novo.',
  unauthenticated: 'Você saiu da conta. Entre de novo.',
  code_required: 'Confirme que é você e tente de novo.',
  code_wrong: 'Este código está errado ou não vale mais. Confira ou peça outro.',
  not_allowed: 'A sua função não permite isto. Peça a um proprietário desta conta.',
  permission_missing: 'O cliente não compartilhou este número com você.',
  suspended: 'Esta conta está suspensa. Fale com o operador.',
  not_found: 'Não há nada aqui, ou não é seu.',
  channel_not_running: 'Este número não está ativo.',
  already_created: 'Isto já foi criado. O segredo foi mostrado então e não será mostrado de novo.',
  too_large: 'Isto é grande demais.',
  internal: 'Algo deu errado do nosso lado. Informe a referência ao suporte.',
  unavailable: 'O servidor não consegue decidir agora. Nada foi alterado. Tente de novo daqui a pouco.',
};
