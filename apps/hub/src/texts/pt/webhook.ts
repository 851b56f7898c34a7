import type { RetryPolicy, WebhookKind } from '@chatelaine/shared';
import { policyNames } from './webhook-form.ts';

// Textos de um webhook: segredo, configurações, teste.
// O segredo
export const secretTitle = (webhook: string) => `O segredo de ${webhook}`;
export const secretNewTitle = (webhook: string) => `O segredo novo de ${webhook}`;
export const secretLead =
  'Com este segredo, o seu programa confere que uma entrega vem do Chatelaine. Guarde-o onde o seu programa o encontra.';
export const secretLabel = 'Segredo';
export const secretSelected = 'O segredo está selecionado. Copie-o com Ctrl+C ou ⌘C.';
export const secretShow = 'Mostrar';
export const secretHide = 'Ocultar';
export const secretDoneReason = 'Copie o segredo, ou marque “Já guardei”.';
export const secretLeaveText = 'Ninguém pode mostrar este segredo outra vez. Se você o perder, terá de criar outro.';
export const secretStay = 'Voltar ao segredo';

// Um webhook
export const test = 'Enviar teste';
export const settings = 'Configurações';
export const edit = 'Editar';
export const pause = 'Pausar';
export const resume = 'Retomar';
export const rotate = 'Criar segredo novo';
export const remove = 'Apagar';
export const secret = 'Segredo';
export const secretOne = 'Foi mostrado só uma vez, quando foi criado.';
export const secretBoth = (when: string) => `Dois segredos assinam webhook-signature até ${when}. Depois, só o novo.`;
export const retries = 'Novas tentativas';
export const retry = ({ policy: kind, delaySeconds, attempts: most }: RetryPolicy) =>
  `${policyNames[kind]}. Primeira espera: ${delaySeconds} s. Tentativas: ${most}.`;
export const created = 'Adicionado';
export const webhookId = 'ID';
export const program =
  'Um programa definiu este webhook com uma chave do número. Só um programa pode mudar a sua URL e o seu segredo. Aqui você pode pausá-lo, e ver e repetir as suas entregas.';
export const failingTitle = (when: string) => `Nada chegou desde ${when}.`;
// O que fazer. Só um programa pode mudar e testar o webhook de um número.
export const cures = {
  own: {
    failing:
      'O Chatelaine tenta de novo sozinho. Veja abaixo a última entrega, corrija o seu programa ou a URL, e depois envie um teste. Depois de cinco dias sem sucesso, o webhook é posto em pausa.',
    broken:
      'Veja abaixo a última entrega, corrija o seu programa ou a URL, e envie um teste. Quando ele chegar, retome o webhook. O que acontece enquanto isso fica guardado até lá.',
    paused:
      'Nada é enviado. O que acontece enquanto isso fica guardado até você retomar. Um teste é enviado mesmo agora.',
  },
  number: {
    failing:
      'O Chatelaine tenta de novo sozinho. Veja abaixo a última entrega, e corrija o programa que a recebe. Depois de cinco dias sem sucesso, o webhook é posto em pausa.',
    broken:
      'Veja abaixo a última entrega, e corrija o programa que a recebe. Depois, retome o webhook. O que acontece enquanto isso fica guardado até lá.',
    paused: 'Nada é enviado. O que acontece enquanto isso fica guardado até você retomar.',
  },
};
export const pausedTitle = (when: string, why: string) => `Em pausa desde ${when}: ${why}.`;
export const paused = 'O webhook está em pausa. O que acontece enquanto isso fica guardado.';
export const resumed = 'O webhook está ativo de novo.';
export const saved = 'O webhook foi salvo.';
export const rotated = 'O webhook tem um segredo novo.';
export const resumeTitle = (webhook: string) => `Retomar ${webhook}?`;
export const resumeLegend = 'O que aconteceu enquanto isso';
export const resumeSend = 'Enviar agora';
export const resumeSendText = 'O mais antigo primeiro. O seu programa pode receber muitas entregas de uma vez.';
export const resumeSkip = 'Pular';
export const resumeSkipText =
  'Só o que acontece a partir de agora é enviado. Entregas que já esperam ainda são enviadas.';
export const rotateTitle = (webhook: string) => `Segredo novo para ${webhook}?`;
export const rotateBoth =
  'Durante 24 horas, o segredo novo e o antigo assinam os dois o cabeçalho webhook-signature. O seu programa pode trocar a qualquer momento.';
export const rotateOne: Record<WebhookKind, string> = {
  client:
    'O cabeçalho X-Webhook-Hmac tem um só valor e muda na hora: um programa que o confere recusa entregas até ter o segredo novo.',
  partner:
    'O cabeçalho x-360dialog-signature tem um só valor. O segredo da plataforma o assina, então ele só muda quando você o substitui, e aí na hora.',
  channel: 'O cabeçalho X-Hub-Signature-256 tem um só valor e muda na hora.',
};
export const rotateAgain =
  'Um segredo novo foi criado há menos de 24 horas. Se você criar mais um, o segredo anterior a ele termina na hora.';
export const rotateLost =
  'O segredo novo foi criado, mas a resposta com ele se perdeu no caminho. Crie mais um e coloque-o logo no seu programa. O que o seu programa recusar até lá é enviado de novo.';
export const rotateLeaveTitle = 'Sair antes de ter o segredo?';
export const rotateLeaveText =
  'Se o segredo novo já tiver sido criado nesse momento, ninguém pode mostrá-lo depois, e você teria de criar mais um.';
export const rotateLeave = 'Sair';
export const rotateConfirm = 'Criar segredo novo';
export const deleteTitle = (webhook: string) => `Apagar ${webhook}?`;
export const deleteText =
  'Nada mais é enviado a este endereço. As entregas que esperam terminam. A lista de entregas não pode mais ser vista. Não dá para desfazer.';
export const deleteConfirm = 'Apagar';
export const deletedTitle = 'O webhook foi apagado';
export const deletedText = 'Nada mais é enviado a este endereço.';
export const goneTitle = 'Este webhook não está aqui';
export const goneText = 'Ele foi apagado ou pertence a outra conta.';
export const toWebhooks = 'Ir para os webhooks';

// O teste
export const testing = 'O teste está a caminho.';
export const testArrived = (status: number | null, ms: number) =>
  `O teste chegou: HTTP ${status ?? '2xx'} depois de ${ms} ms.`;
export const testEnded = (why: string) => `O teste não foi enviado: ${why}.`;
export const testFailed = (why: string) => `O teste não chegou. ${why}`;
export const testAdvice = (status: number | null): string => {
  if (status !== null && status >= 300 && status < 400) return '';
  if (status === 404 || status === 405) return 'Verifique a URL e depois envie outro teste.';
  if (status === 401 || status === 403)
    return 'O seu programa recusa entregas. Verifique o segredo nele e os cabeçalhos próprios aqui, e depois envie outro teste.';
  return 'Corrija o seu programa ou a URL, e depois envie outro teste.';
};
export const openDelivery = 'Abrir esta entrega';
