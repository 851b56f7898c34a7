// Textos das telas de chaves de API.
export const title = 'Chaves de API';
export const lead = {
  partner: 'Com uma chave de parceiro, seu backend chama o Chatelaine: pede permissão e cria chaves de números.',
  organization: 'Com uma chave da organização, seus próprios programas leem e enviam mensagens dos seus números.',
};
export const make = { partner: 'Gerar chave de API', organization: 'Nova chave' };
export const formTitle = { partner: 'Gerar chave de API, passo 1 de 3: nome', organization: 'Nova chave' };
export const codeTitle = {
  partner: 'Gerar chave de API, passo 2 de 3: confirmar',
  organization: 'Nova chave: confirmar',
};
export const secretTitle = {
  partner: 'Gerar chave de API, passo 3 de 3: copiar',
  organization: 'Sua nova chave de API',
};
export const submit = { partner: 'Continuar', organization: 'Criar chave' };
export const onlyThey = {
  partner: 'Só proprietários veem e geram chaves de API.',
  organization: 'Só proprietários e administradores veem e criam chaves de API.',
};
export const askThem = {
  partner:
    'Uma chave de parceiro age pela empresa inteira. Peça a um proprietário desta conta uma chave ou o papel de proprietário.',
  organization:
    'Uma chave age pela organização inteira. Peça uma chave a um proprietário ou administrador desta conta.',
};
export const emptyTitle = 'Nenhuma chave de API válida';
export const emptyText = {
  partner:
    'Dê a cada sistema seu uma chave própria. Assim você revoga uma sem as outras, ao contrário dos tokens antigos, que pertencem a uma pessoa.',
  organization:
    'Dê a cada programa uma chave própria, só com as permissões de que ele precisa. Assim você revoga uma sem as outras.',
};
export const lost =
  'A chave foi criada, mas a resposta com o segredo se perdeu no caminho. Feche esta janela e renove a chave na tabela para receber um segredo novo.';
