// The table has a part of Unicode's confusables: characters that look like ASCII, and Latin, Greek, Cyrillic and
// Armenian letters and marks that look like each other. Characters that NFKC changes are left out. Source: UTS #39,
// section 4, confusables.txt of Unicode 15.0.
const TABLE = `
! ǃⵑ  & ꝸ  ' \`\u02b9\u02bb\u02bc\u02bd\u02be\u02c8\u02ca\u02cb˴՚՝\u05d9\u05f3\u07f4\u07f5ᑊᛌ‘’‛′‵ꞌ\u{16f51}\u{16f52}
( ❨❲〔﴾  ) ❩❳〕﴿  * \u066d⁎∗𐌟  + ᛭➕𐊛  , \u060d\u066b‚\ua4f9  - ˗\u06d4‐‒–⁃−➖Ⲻ
. \u0660۰\u0701\u0702\ua4f8꘎\u{10a50}\u{1d16d}  / ᜵⁁⁄∕╱⟋⧸Ⳇ\u3033ノ㇓丿𝈺  2 ƧϨᒿꙄꛯꝚ  3 ƷȜЗӠⳌꝪꞫ𑣊𖼻𝈆  4 Ꮞ𑢯  5 Ƽ𑢻  6 бᏮⳒ𑣕
7 𐓒𑣆𝈒  8 Ȣȣ৪੪\u0b03𐌚\u{1e8cb}  9 ৭੧୨൭ⳊꝮ𑢬𑣌𑣖  : \u02d0˸։\u05c3\u0703\u0704\u0903\u0a83᛬᠃᠉⁚∶\ua4fd꞉  < ˂ᐸᚲ‹❮𝈶  = ᐀⹀゠꓿
> ˃ᐳ›❯𖼿𝈷  ? ɁʔॽᎮꛫ  A ΑАᎪᗅꓮ𐊠𖽀  B ΒВᏴᗷꓐꞴ𐊂𐊡𐌁  C СᏟⲤꓚ𐊢𐌂𐐕𐔜𑣩𑣲🝌  D Ꭰᗞᗪꓓ  E ΕЕᎬ⋿ⴹꓰ𐊆𑢦𑢮  F ϜᖴꓝꞘ𐊇𐊥𐔥𑢢𑣂𝈓  G ԌᏀᏳꓖ  H ΗНᎻᕼⲎꓧ𐋏
J ͿЈᎫᒍꓙꞲ  K ΚКᏦᛕⲔꓗ𐔘  L ᏞᒪⳐꓡ𐐛𐔦𑢣𑢲𖼖𝈪  M ΜϺМᎷᗰᛖⲘꓟ𐊰𐌑  N ΝⲚꓠ𐔓  O 0ΟОՕ\u07c0০ଠ୦ዐⲞⵔ〇ꓳ𐊒𐊫𐐄𐓂𐔖𑓐𑢵𑣠  P ΡРᏢᑭⲢꓑ𐊕  Q ⵕ  R ƦᎡᏒᖇꓣ𐒴𖼵𝈖
S ЅՏᏕᏚꓢ𐊖𐐠𖼺  T ΤТᎢ⊤⟙Ⲧꓔ𐊗𐊱𐌕𑢼𖼊🝨  U Սሀᑌ∪⋃ꓴ𐓎𑢸𖽂  V Ѵ\u0667۷Ꮩᐯⴸꓦꛟ𐔝𑢠𖼈𝈍  W ԜᎳᏔꓪ𑣦𑣯  X ΧХ᙭ᚷ╳ⲬⵝꓫꞳ𐊐𐊴𐌗𐌢𐔧𑣬  Y ΥУҮᎩᎽⲨꓬ𐊲𑢤𖽃  Z ΖᏃꓜ𐋵𑢩𑣥
\\ ∖⟍⧵⧹㇔丶𝈏𝈻  ^ ˄\u02c6  _ \u07fa  a ɑαа⍺  b ƄЬᏏᑲᖯ  c сᴄⲥꮯ𐐽  d ԁᏧᑯꓒ  e еҽ℮ꬲ  f քẝꞙꬵ  g ƍɡցᶃ  h һհᏂ  i ıɩɪιіӏᎥ⍳ꙇꭵ𑣃  j ϳј
l 1I|ƖǀΙІӀ\u05c0\u05d5\u05df\u0627\u0661۱\u07caᛁ∣⏽Ⲓⵏꓲ𐊊𐌉𐌠𖼨\u{1e8c7}  n ոռ
o οσоօ\u05e1\u0647\u0665\u06be\u06c1\u06d5۵०੦૦௦\u0c02౦\u0c82೦\u0d02ഠ൦\u0d82๐໐ဝ၀ჿᴏᴑⲟꬽ𐐬𐓪𑣈𑣗  p ρр⍴ⲣ  q ԛգզ  r гᴦⲅꭇꭈꮁ
s ƽѕꜱꮪ𐑈𑣁  u ʋυսᴜꞟꭎꭒ𐓶𑣘  v νѵ\u05d8ᴠ∨⋁ꮩ𑜆𑣀  w ɯѡԝաᴡꮃ𑜊𑜎𑜏  x ×хᕁᕽ᙮⤫⤬⨯  y ɣʏγуүყᶌỿꭚ𑣜  z ᴢꮓ𑣄  { ❴𝄔  } ❵  ~ ⁓∼
'' "\u02ba\u02ee˶\u05f2\u05f4᳓“”‟〃  'B Ɓ  'D Ɗ  'P Ƥ  'T Ƭ  'Y Ƴ  (( ⸨  )) ⸩  -. ꓾  ., \ua4fb  .. \ua4fa  // ⫽  << ≪
>< ⪥  >> ≫⨠  AA Ꜳ  AE ÆӔ  AO Ꜵ  AR 🜇  AU Ꜷ  AV ꜸꜺ  AY Ꜽ  C' Ƈ  G' Ɠ  K' Ƙ  MB 🝫  O' Ꭴ  OE Œ  OO ꚘꝎ  P' ᒆ  QE 🜀  T3 Ꜩ
U' ᑧ  VB 🝬  \\\\ ⑊⳹  aa ꜳ  ae æӕ  ao ꜵ  au ꜷ  av ꜹꜻ  ay ꜽ  b' ᒈ  bl Ы  d' ᒇ  dz ʣ  l' \u05f1  lO Ю  ll ǁ\u05f0‖∥  ls ʪ
lt ₶  lz ʫ  oe œ  oo ∞ꚙꝏ  r' ґ  rn m𑜀𑣣  tf ꝷ  ts ʦ  ue ᵫ  uo ꭣ  /// ⫻  <<< ⋘  >>> ⋙  sss 🝜  D\u0335 ÐĐƉ  O\u0338 Ø
o\u0338 øꬾ  d\u0335 đ  H\u0335 Ħ  h\u0335 ħћ  L\u0338 Ł  l\u0338 ł  T\u0335 Ŧ  t\u0335 ŧ  b\u0335 ƀѢѣҌҍ  b\u0304 ƂƃБ
d\u0304 ƌ  F\u0326 Ƒ  f\u0326 ƒ  l\u0335 Ɨƚ  k\u0314 ƙ  N\u0326 Ɲ  n\u0329 ƞη  O\u0335 ƟΘθѲӨꝊ𝈚  p\u0314 ƥ  t\u0314 ƭ
T\u0328 Ʈ  y\u0314 ƴ  Z\u0335 Ƶ  z\u0335 ƶ  þ ƿϸ  G\u0335 Ǥ  g\u0335 ǥ  Z\u0326 Ȥ  z\u0326 ȥ  c\u0338 ȼ  T\u0338 Ⱦ
U\u0335 Ʉ  E\u0338 Ɇ  e\u0338 ɇ  J\u0335 Ɉ  j\u0335 ɉ  r\u0335 ɍғ  Y\u0335 ɎҰ  y\u0335 ɏұ  b\u0314 ɓ  d\u0328 ɖ
d\u0314 ɗ  ǝ əә  ǝ˞ ɚ  ꞓ ɛεєԑ  g\u0314 ɠ  h\u0314 ɦꚕ  i\u0335 ɨᵻᵼ  l\u0334 ɫ  l\u0328 ɭ  lȝ ɮ  n\u0328 ɳ  o\u0335 ɵѳөꝋ
oᴇ ɶ  r\u0329 ɼ  r\u0328 ɽ  s\u0328 ʂ  z\u0328 ʐ  ȝ ʒӡꝫ  q\u0314 ʠ  dȝ ʤ  dʑ ʥ  tʃ ʧ  tɕ ʨ  fŋ ʩ  \u0559 \u02bf˓  ˪ ˻꜖
\u0304 \u0305  \u0306 \u030c\u036e\ua67c  \u0306\u0307 \u0310  \u0302 \u0311  \u0313 \u0315  \u0331 \u0320
\u0326 \u0321\u0327\u0339  \u0328 \u0322\u0345\u1ab7  \u0335 \u0336  \u0338 \u0337  \u0303 \u0342  \u0333 \u0347
\u0350 \u0357  \u0307 \u0358  \u030a \u0366\u2dea\u309a  Ⱶ Ͱ  \u02cf ͵  И Ͷ𝈋  ᴎ ͷи  ɔ ͻᴐↄ  ꜿ ͽ  Ʌ ΛЛ  Ʃ Σ  ß βꞵ  ẟ δծ
ĸ κкᴋ  ᴛ τт  ɸ φф  ς ϛ  Þ Ϸ  Ɔ Ͻ  Ꜿ Ͽ  Ꞓ Є  Γ Г  Π П  Φ ФՓ  ʙ в  ɜ зᴈ  ʍ мᴍ  ʜ н  π пᴨ  \u02c9b ъ  ƅi ы  ƅ ь  ᴙ я  Ψ Ѱ
ψ ѱ  Γ\u0335 Ғ  Ж\u0329 Җ  ж\u0329 җ  ɜ\u0326 ҙ  K\u0329 ҚⱩ  ĸ\u0329 қ  K\u0335 ҞꝀ  ĸ\u0335 ҟ  H\u0329 ҢⱧ  ʜ\u0329 ң
C\u0326 Ҫ  c\u0326 ҫ  T\u0329 Ҭ  ᴛ\u0329 ҭ  X\u0329 Ҳ  Ҽ\u0328 Ҿ  e\u0328 ҿ  Ʌ\u0326 Ӆ  л\u0326 ӆ  H\u0326 ӇӉ
ʜ\u0326 ӈӊ  Ҷ Ӌ  ҷ ӌ  M\u0326 Ӎ  ʍ\u0326 ӎ  Ə Ә  Ƕ Ԋ  ɢ ԍ  Ɛ Ԑ𝈡  ȷ յ  ɰ պ  ǝo ᴔ  ƨ ᴤꙅ  ʌ ᴧ  ᴘ ᴩ  л ᴫ  f\u0334 ᵮ
n\u0334 ᵰ  r\u0334 ᵲ  ɾ\u0334 ᵳ  s\u0334 ᵴ  t\u0334 ᵵ  z\u0334 ᵶ  p\u0335 ᵽ  u\u0335 ᵾ  ʊ\u0335 ᵿ  ɋ ᶐ  \u2dec \u1dee
\u1ddf \u2de8  \u0368 \u2ded  \u036f \u2def  \u0363 \u2df6  \u0364 \u2df7  ω ꙍꞷ  Ъl Ꙑ  ʘ Ꙩ  \u20e9 \ua66f  ˫ ꜔  tȝ ꜩ
w\u0326 ꝡ  Ꝺ ꝺ  ꜧ ꞕ  ʚ ꞝ  Ꙍ Ꞷ  ɔ\u0338 ꬿ  ʃ ꭍ  χ ꭓꭕ  љ ꭠ  ɔe ꭢ  Ӿ 𝈂  Ɐ 𝈗  Ѡ 𝈢  ꟻ 𝈰  Ո 𝉅
`;

/** Maps each character to its prototype of UTS #39: the text that it looks like. */
export const LOOKS: ReadonlyMap<string, string> = readTable(TABLE.trim().split(/\s+/));

// Reads the table. It consists of pairs: a text, and then all characters that look like the text.
function readTable(words: readonly string[]): Map<string, string> {
  const looks = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) for (const each of words[at + 1] ?? '') looks.set(each, words[at] ?? '');
  return looks;
}
