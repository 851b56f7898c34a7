import type { RedirectUrlFault } from '@chatelaine/shared';

// Textos da tela "Integração".
export const title = 'Integração';
export const lead = 'Como seus programas e a página de consentimento se encontram.';
export const onlyOwners = 'Só proprietários alteram isto.';
export const partnerId = 'ID do parceiro';
export const partnerIdText =
  'Seus programas identificam você com ele: nos links para a página de consentimento e no botão de conexão.';
export const copy = 'Copiar ID';
export const copied = 'Copiado';
export const copyYourself = 'O ID está selecionado. Pressione Ctrl+C ou ⌘C para copiar.';

// URLs de redirecionamento
export const urls = 'URLs de redirecionamento';
export const urlsText =
  'Depois da página de consentimento, o navegador do seu cliente volta a um destes endereços com a resposta. O primeiro é o padrão.';
export const urlsNone =
  'Sem URL de redirecionamento, os clientes vão para http://app.360dialog.io e sua página não fica sabendo de nada.';
export const urlsRoute =
  'A página com o seu botão de conexão precisa ter o mesmo endereço da URL de redirecionamento, até o ponto de interrogação. Senão o botão não recebe a resposta.';
export const urlDefault = 'Padrão';
export const urlNew = 'Ainda não salvo';
export const urlTest = 'Testar';
export const urlTestOf = (url: string) => `Testar ${url} em uma nova janela`;
export const urlTestText =
  '“Testar” abre o endereço em uma nova janela como uma resposta, com “state=test”. Sua página precisa recusar esse state, porque nunca o emitiu.';
export const urlMakeDefault = 'Tornar padrão';
export const urlMakeDefaultOf = (url: string) => `Tornar padrão: ${url}`;
export const urlRemove = (url: string) => `Remover ${url}`;
export const urlAddLabel = 'Adicionar uma URL de redirecionamento';
export const urlAddHint =
  'Um endereço inteiro, por exemplo https://inbox.example/whatsapp. Ele vale exatamente como está escrito.';
export const urlAdd = 'Adicionar';
export const urlUseForm = (url: string) => `Usar ${url}`;
export const urlAdded = (url: string) => `${url} está na lista. Passa a valer depois de salvar.`;
export const urlRemoved = (url: string) => `${url} saiu da lista. Continua valendo até você salvar.`;
export const urlIsDefault = (url: string) => `${url} será o padrão depois de salvar.`;
export const urlListed = 'Este endereço já está na lista.';
export const urlTooMany = 'A lista tem no máximo 50 endereços.';
export const urlTooLong = 'Uma URL de redirecionamento tem no máximo 2.048 caracteres.';
export const urlFaults: Record<RedirectUrlFault['code'], (detail: string) => string> = {
  blank: () => 'Remova os espaços.',
  fragment: () => 'Remova o “#” e tudo depois dele.',
  no_url: () => 'Isto não é um endereço. Ele começa com https://.',
  scheme: () => 'O endereço precisa começar com https://. Só este computador pode ter http://, enquanto você testa.',
  user: () => 'Remova o nome de usuário antes do host.',
  wildcard: () => 'Remova o “*”. Cada endereço está na lista exatamente como é.',
  host: (host) => `“${host}” não pode ser o nome de um host.`,
  form: (written) => `Escreva ${written}.`,
  question_marks: () => 'O endereço pode ter só um ponto de interrogação.',
  query: (name) => `Remova “${name}” da consulta. A resposta traz um parâmetro com esse nome.`,
};
export const urlsUnsaved = 'A lista tem alterações não salvas.';
export const urlsMoved = 'Outra pessoa alterou a lista nesse meio-tempo. Veja a comparação antes de salvar.';
export const urlsReview = 'Conferir e salvar';
export const discard = 'Descartar alterações';
export const discarded = 'As alterações foram descartadas.';
export const reviewTitle = 'Salvar as URLs de redirecionamento?';
export const reviewText = 'Links e pedidos que citam um endereço removido são recusados na hora.';
export const reviewNow = 'Agora';
export const reviewAfter = 'Depois de salvar';
export const reviewNone =
  'Nenhuma. Os clientes vão para http://app.360dialog.io e sua página não fica sabendo de nada.';
export const reviewAdded = 'Nova';
export const reviewRemoved = 'Removida';
export const reviewSave = 'Salvar';
export const urlsSaved = 'As URLs de redirecionamento estão salvas.';

// Segredo da plataforma
export const secret = 'Segredo da plataforma';
export const secretText =
  'Seu backend assina links com ele. Assim a página de consentimento sabe que os links são seus.';
export const secretHint = 'Segredo';
export const secretSince = 'Desde';
export const secretOld = 'O anterior';
export const secretOldUntil = (when: string) => `Ainda aceito até ${when}`;
export const secretReplace = 'Substituir';
export const secretReplaceLabel = 'Substituir o segredo da plataforma';
export const secretReplaceLead =
  'Você vê o novo segredo uma vez, no próximo passo. Escolha por quanto tempo os links com a assinatura antiga ainda valem.';
export const secretOverlap = 'Por quanto tempo o segredo antigo ainda é aceito?';
export const secretOverlapNow =
  'Links com a assinatura antiga são recusados na hora. Escolha isto se outra pessoa conhece o segredo.';
export const secretOverlapDay = 'Os dois segredos são aceitos enquanto isso, e nenhum link quebra.';
export const secretConfirm = 'Criar novo segredo';
export const secretTitle = 'Seu novo segredo da plataforma';
export const secretStore = 'Guarde-o onde seu backend o encontra, por exemplo em um cofre.';
export const secretLabel = 'Segredo da plataforma';
export const secretSelected = 'O segredo está selecionado. Pressione Ctrl+C ou ⌘C para copiar.';
export const secretShow = 'Mostrar segredo';
export const secretHide = 'Ocultar segredo';
export const secretDoneReason = 'Copie o segredo ou marque que você o guardou.';
export const secretLeaveText =
  'Ninguém pode mostrar este segredo de novo. Se você o perder, precisa substituí-lo outra vez.';
export const secretStay = 'Voltar ao segredo';
export const secretReplaced = 'O segredo da plataforma foi substituído.';

// Opções
export const options = 'Permissão';
export const mayWithdraw = 'Clientes podem retirar';
export const mayWithdrawText =
  'Ligado: os clientes retiram a permissão sozinhos, também de números que você paga. Desligado: nos números que você paga, eles precisam pedir a você.';
export const shareNew = 'Compartilhar novos números por padrão';
export const shareNewText = 'Ligado: um novo número que você paga começa compartilhado. O cliente pode mudar isso.';
export const signature = 'Exigir assinatura';
export const signatureText =
  'Ligado: um link simples para a página de consentimento só vale com uma assinatura do seu segredo da plataforma. Os clientes ainda retiram no próprio hub.';
export const optionSaved = (name: string, isOn: boolean) => `“${name}” está ${isOn ? 'ligado' : 'desligado'}.`;

// Marca
export const brand = 'Marca';
export const brandText = 'Como os clientes reconhecem você na página de consentimento.';
export const brandName = 'Nome';
export const brandNameText = 'O operador deste servidor define o nome.';
export const logo = 'Logotipo';
export const logoHint =
  'PNG, JPEG ou WebP, no máximo 32 KiB. Um quadrado com fundo branco ou transparente fica melhor.';
export const logoTooLarge = (size: string) => `Esta imagem tem ${size} KiB. Um logotipo tem no máximo 32 KiB.`;
export const logoNoPicture = 'Este arquivo não é uma imagem PNG, JPEG ou WebP.';
export const logoSave = 'Salvar logotipo';
export const logoRemove = 'Remover logotipo';
export const logoUnsaved = 'O logotipo ainda não foi salvo. Os clientes ainda veem o antigo.';
export const logoSaved = 'O logotipo está salvo.';
export const logoRemoved = 'O logotipo foi removido. Os clientes veem a primeira letra do seu nome.';
export const logoRemoveTitle = 'Remover o logotipo?';
export const logoRemoveText = 'Os clientes veem na hora a primeira letra do seu nome em vez dele.';
export const preview = 'É assim que a página de consentimento começa';
export const previewTitle = (partner: string, client: string) =>
  `Deixar ${partner} enviar e receber mensagens do WhatsApp por ${client}?`;
export const previewClient = 'seu cliente';
export const previewFirst = 'primeira conexão';
