const THINGS =
  'block(?:er|ers|s|ing|ages?)?|blocking (?:issues?|points?|items?|problems?)|issues?|impediments?|problems?|obstacles?|roadblocks?|showstoppers?|show stoppers?|hurdles?|concerns?|hindrances?|bottlenecks?|troubles?|worries|complaints|dependencies|challenges?';
const SIZE =
  'known|current|currently|new|major|real|big|serious|critical|significant|active|open|external|immediate|hard|actual|other|further|more|particular|specific|such';

/** What people write when nothing blocks them, by language. Short on purpose: "no GPU" is a blocker. */
const WORDS: readonly string[] = [
  // English
  `(?:no|0|zero|without|not any|nothing) (?:(?:${SIZE}) )*(?:${THINGS})`,
  'no|none|none blocking|nothing blocked|no blocking|nope|nah|nada|nil|null|undefined|zero|0|nothing|n ?/ ?a|na|n a|not applicable|unblocked|un blocked|clear|free|ok|okay|fine|good|smooth|on track|smooth sailing|so far so good|good to go|not really|not today|not yet|not that i know of|not that i am aware of|none that i know of|none that i m aware of|none of note|none whatsoever|none to report|none to speak of|nothing comes to mind|nothing at all|nothing else|nothing much|nothing to (?:report|flag|add|mention|declare|share)|nothing worth mentioning|nothing in particular|not a thing',
  `nothing (?:(?:${SIZE}|special|important|noteworthy|pressing|urgent) ?)+`,
  'nothing (?:(?:is|s|was|really|currently|actually) )*(?:blocked|blocking|stopping|holding|slowing|hindering|bothering|in my way|in our way|in the way)(?: (?:me|us|my work|our work|up|down|back))*',
  `(?:i|we|i ve|we ve)(?: (?:currently|really|still))* (?:have|got|have got|had|see|face|ve got) (?:no|zero|0|none|nothing|not any)(?: (?:${SIZE}))*(?: (?:${THINGS}))?`,
  `(?:i|we)(?: (?:currently|really))* (?:don t|dont|do not|didn t|did not|haven t|have not|haven t got) (?:(?:have|had|got|see|face|currently|really) )*(?:any|anything)(?: (?:${SIZE}))*(?: (?:${THINGS}|blocking me|blocking us))?`,
  `there (?:is|are|s|were|was) (?:no|none|nothing|zero)(?: (?:${SIZE}))*(?: (?:${THINGS}|blocking me|blocking us))?`,
  `there (?:isn t|aren t|is not|are not) (?:any|anything)(?: (?:${THINGS}|blocking me))?`,
  '(?:(?:i|we|am|m|i m|we re|i am|we are|currently|am currently|(?:i )?was blocked but) )*not (?:(?:really|currently|actually|yet|in any way) )*(?:blocked|stuck|blocking|any more|blocked any more|blocked anymore|anymore)(?: (?:by anything|on anything|by anyone|on anyone|by anybody))?',
  '(?:all|everything|things|it|we re|we are)(?: (?:is|are|s|looks?|seems?|going|runs?|running))* (?:good|clear|fine|ok|okay|well|smooth|smoothly|green|set|on track|great|under control)',
  // German, Dutch, the north
  '(?:keine?|keinerlei|ohne) (?:\\p{L}+ )?(?:blocker|blockaden?|blockierungen|probleme|hindernisse|hürden|themen|schwierigkeiten|impediments?|issues)|keine?|keines|nein|nichts|nix|nichts (?:blockiert|blockierend|blockierendes|neues|besonderes|zu berichten)|nicht (?:blockiert|geblockt|relevant)|(?:ich )?bin nicht (?:blockiert|geblockt)|alles (?:gut|ok|okay|klar|bestens|in ordnung|im grünen bereich|im griff|roger|super|fein)|läuft|fehlanzeige|entfällt',
  'geen|nee|niets|niks|geen (?:blokkades?|blockers?|blokkers?|problemen|belemmeringen|obstakels|issues)|niet (?:geblokkeerd|van toepassing)|nvt|alles (?:goed|oké)',
  'ingen|inga|inget|ingenting|intet|ingen ting|nej|nei|ei|inga (?:hinder|blockerare|blockers|problem)|ingen (?:hindringer|hinder|blokkere|blokkeringer|blockers|problemer|blokeringer)|ikke blokkert|inte blockerad|allt bra|alt bra|alt vel|ei (?:ole )?(?:mitään|esteitä|ongelmia)|ei estettä|engar hindranir|ekkert',
  // Romance
  'aucun|aucune|rien|non|néant|ras|r a s|(?:aucun|pas de|sans|zéro) (?:blocages?|bloqueurs?|problèmes?|obstacles?|soucis?|points? bloquants?|blockers?|difficultés?)|aucune (?:difficulté|entrave)|rien (?:à signaler|de bloquant|de particulier|de spécial|ne me bloque|de nouveau|à déclarer)|(?:je ne suis )?pas bloquée?|je n ai (?:pas de|aucun) (?:blocages?|bloqueurs?|problèmes?)|il n y a (?:pas de|aucun) (?:blocages?|problèmes?)|tout (?:va bien|est ok|est bon|ok|roule|est clair)',
  'ningun[oa]?|ningún|nada|(?:ningún|ninguna?|sin|no hay|no tengo|cero)(?: ningún)? (?:bloqueos?|bloqueadores?|bloqueantes?|blockers?|problemas?|impedimentos?|obstáculos?|novedad(?:es)?|inconvenientes?|nada)|nada (?:que (?:reportar|informar|destacar)|me bloquea|bloqueante|especial|nuevo)|no estoy bloquead[oa]|todo (?:bien|en orden|ok|correcto|claro|va bien)',
  'nenhum|nenhuma|não|nao|(?:nenhum|sem|não há|nao ha|não tenho|zero) (?:bloqueios?|bloqueadores?|blockers?|impedimentos?|problemas?|obstáculos?|pendências?)|nada (?:a (?:reportar|relatar|declarar)|me bloqueia|a bloquear)|não estou bloquead[oa]|tudo (?:bem|certo|ok|em ordem|tranquilo)',
  'nessun[oa]?|niente|nulla|(?:nessun|senza|zero|non ci sono|non ho) (?:blocc(?:o|hi)|bloccanti|blockers?|problem[ai]|impediment[oi]|ostacol[oi]|intopp[oi])|niente (?:di bloccante|da segnalare|mi blocca)|non sono bloccat[oa]|tutto (?:bene|ok|a posto|liscio)|niciun|niciunul|nimic|fără (?:blocaje|probleme|blocări)',
  // Slavic, Baltic, Turkish, Greek, Hungarian
  'brak|nie|nic|żadn(?:e|ych|a)|brak (?:blokad|blokerów|blockerów|problemów|przeszkód|uwag)|nie ma (?:blokad|blokerów|problemów|przeszkód)|wszystko (?:ok|dobrze|gra)|nic (?:nie blokuje|mnie nie blokuje)|žádn[éáý]|ne|nijak[ée]|bez (?:blokátor(?:ů|ov)|problém(?:ů|ov)|překážek|blokera|problema)|nema|nema (?:blokera|problema|prepreka)|ništa|nič|nav|nėra',
  'нет|ничего|нету|отсутствуют|не заблокирован[аы]?|(?:нет|без|пока нет|ноль) (?:никаких )?(?:блокеров|блокировок|проблем|препятствий|вопросов)|(?:блокеров|блокировок|проблем|препятствий) (?:пока )?(?:нет|нету|не вижу)|ничего не (?:блокирует|мешает)|вс[её] (?:хорошо|ок|в порядке|нормально|отлично|чисто)|пока (?:нет|ничего)|немає|нема|немає (?:блокерів|проблем|перешкод)|блокерів немає|все добре|няма|няма (?:блокери|проблеми)',
  'yok|hayır|hiç(?: yok)?|(?:bir )?(?:engel|engelim|engelimiz|blokaj|sorun|sıkıntı|problem|blocker)(?: yok)|her şey yolunda|κανένα|καμία|κανένας|τίποτα|όχι|nincs|semmi|nincs (?:akadály|blokkoló|probléma)',
  // South, south-east and west Asia
  'لا يوجد|لا شيء|لا|لا توجد (?:عوائق|مشاكل)|אין|אין (?:חסמים|בעיות)|כלום|कोई नहीं|कुछ नहीं|नहीं|không|không có|không có gì|không có (?:vướng mắc|vấn đề|trở ngại)|không bị chặn|tidak ada|nihil|aman|tidak ada (?:kendala|hambatan|masalah|blocker)|tiada|wala|walang (?:blocker|problema)|ไม่มี|ไม่มี(?:อุปสรรค|ปัญหา)|hakuna',
];

/** What may stand around it and changes nothing. */
const BESIDE =
  'me|here|really|actually|so far|yet|today|now|right now|for now|atm|at all|at the moment|at this moment|at this time|at this point|at present|currently|presently|this week|this time|this morning|as of (?:now|today|yet)|to date|from (?:me|us|my side|our side|my end|our end|here)|on (?:my|our|this) (?:side|end|front)|for (?:me|us|today|this week|the moment|the time being)|to report|to my knowledge|that i know of|as far as i know|afaik|thanks|thank you|thx|cheers|luckily|fortunately|thankfully|just|still|again|well|and|so|yay|woohoo|haha|great|nice|i think|i guess|i am|i m|' +
  'derzeit|aktuell|momentan|zurzeit|zur zeit|heute|bisher|bislang|im moment|im augenblick|gerade|bei mir|bei uns|von mir|meinerseits|danke|vorhanden|bekannt|op dit moment|vandaag|momenteel|voor nu|för tillfället|just nu|idag|i dag|akkurat nå|' +
  'pour l instant|pour le moment|aujourd hui|actuellement|de mon côté|à signaler|à ce jour|merci|en ce moment|por ahora|por el momento|hoy|de momento|actualmente|de mi parte|hasta ahora|en este momento|gracias|por enquanto|no momento|hoje|por agora|da minha parte|até agora|obrigad[oa]|per ora|al momento|oggi|da parte mia|per il momento|grazie|momentan|deocamdată|' +
  'obecnie|na razie|dzisiaj|dziś|teraz|w tej chwili|momentálně|zatím|dnes|пока|сейчас|сегодня|на данный момент|на сегодня|спасибо|зараз|поки|сьогодні|şu an|şu anda|şimdilik|bugün|προς το παρόν|jelenleg|hiện tại|hôm nay|saat ini|sejauh ini|hari ini|ตอนนี้|حاليا|حالياً|כרגע';

const AS_WORDS = new RegExp(`^(?:(?:${BESIDE}) )*(?:${WORDS.join('|')})(?: (?:${BESIDE}|${WORDS.join('|')}))*$`, 'u');

/** Languages that part no words with spaces. */
const UNPARTED = new RegExp(
  [
    '(?:今のところ|現在|現時点で|本日|今日|今は|いまのところ|今週)?は?(?:特に)?(?:ブロッカー|ブロック|問題|課題|障害|困りごと|困っていること|懸念|懸念点)?(?:事項)?[はも]?(?:特に)?(?:なし|無し|無い|ない|ないです|無いです|ありません|ございません|問題なし|問題ありません|大丈夫|大丈夫です)(?:です)?',
    '(?:我|目前|暂时|暫時|现在|現在|今天|今日|当前|當前|暂|暫)*(?:还|都)?(?:没有|沒有|没|沒|无|無|並無|并无)(?:任何|什么|甚麼|啥|明显|遇到)*(?:阻塞|阻碍|阻礙|障碍|障礙|问题|問題|困难|困難|卡点|阻塞项|阻塞点|阻塞點|阻塞問題|阻塞问题|blocker|blockers|异常|風險|风险)?了?',
    '(?:目前|暂时|现在|今天)?(?:一切|都|全部)(?:正常|顺利|順利|很好|良好|没问题|沒問題)|没事|沒事|不适用|不適用|未阻塞|没有被(?:阻塞|卡住)|没被(?:阻塞|卡住)',
    '(?:현재|특별히|아직|지금|오늘|오늘은|현재로서는|따로|특별한|딱히)*(?:블로커|블로킹|문제|장애물|장애|이슈|특이사항|막힌것|막힌거|방해요소|걸림돌)?(?:는|은|이|가|도)?(?:없음|없습니다|없어요|없네요|없다|해당없음|해당사항없음|문제없음|문제없습니다)',
  ]
    .map((one) => `^(?:${one})$`)
    .join('|'),
  'u',
);

/** Longer than this nobody says "none". units: characters */
const LONGEST = 90;

/** Whether a line in lower case, with single spaces for signs, says that nothing blocks. Empty says so too. */
export function isNone(said: string): boolean {
  if (said === '') return true;
  if (said.length > LONGEST) return false;
  return AS_WORDS.test(said) || UNPARTED.test(said.replaceAll(' ', ''));
}
