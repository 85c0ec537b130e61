const u = (source: string): RegExp => new RegExp(source, 'iu');

/** What a person in running text calls a thing that is in the way: English first, then others. */
const STANDS: readonly RegExp[] = [
  /\b(?:blocked (?:by|on|until|because|waiting)|(?:i'm|i am|we're|we are|am|is|are|still|currently|completely|fully|remains?) blocked|blocked[:.!]|^blocked\b|stuck (?:on|with|because|at|in|until|waiting)|(?:can'?t|cannot|unable to) (?:proceed|continue|start|move|run|merge|train|deploy|make progress)|waiting (?:for|on)\b.{0,60}\b(?:before|to (?:continue|proceed|start|unblock|approve|provide|grant|send)|access|approval|quota|credentials|permissions?|gpus?)|is blocking (?:me|us|my|our)|blocks? (?:me|us|my|our)\b|held up by|(?:need|waiting for) access to)/i,
  /(?:^|[,;:.(–—-]\s*|\b(?:i'm|i’m|i am|we're|we’re|we are|am|are|is|still|currently|completely|totally|remains?|and) )stuck(?=\s*(?:$|[,;:.!)–—]))/i,
  /\b(?:i|we|nobody|no one|nothing|none of us|the team) (?:still )?(?:can'?t|can’t|cannot|can not|am unable to|are unable to|could not|couldn'?t) (?!wait\b|believe\b|reproduce\b|thank\b|stress\b|recommend\b|attend\b|join\b|help but\b|make it\b)[^.;]{2,80}\b(?:until|till|unless|before|without|because|since)\b/i,
  /\b(?:i|we|nobody|no one|the team) (?:still )?(?:can'?t|can’t|cannot|can not|am unable to|are unable to) (?:yet )?(?:log ?in|access|connect|reach|get (?:in|access|to)|push|pull|build|release|ship|test|move|go on|work|progress|make (?:any )?progress|finish|launch|start|continue|open|download|read)\b/i,
  /^(?:still )?(?:can'?t|can’t|cannot|can not|unable to|not able to) (?:yet )?(?:log ?in|access|connect|reach|get (?:in|access)|push|build|release|ship|test|move|go on|work|progress|make (?:any )?progress|finish|launch)\b/i,
  /^(?:still )?(?:can'?t|can’t|cannot|can not|unable to|not able to)\b[^.;]{2,80}\b(?:until|till|unless|without|because|since)\b/i,
  /\b(?:nothing|nobody|no one|no work|none of (?:it|this|us)|work|training|the (?:release|rollout|run|launch|work)) (?:can|cannot|can'?t|will|won'?t) (?:not )?(?:move|proceed|start|continue|happen|go|ship|train|be )[^.;]{0,60}\b(?:until|till|unless|before|without)\b/i,
  /(?:^|\b(?:still|i'm|i’m|i am|we're|we’re|we are|been|am) )(?:still )?(?:waiting|blocked waiting) (?:for|on) (?!(?:\S+ ){0,6}(?:reviews?|feedback|merge|ci)\b)/i,
  /\b(?:on hold|paused|halted|stalled|suspended) (?:until|because|pending|till|by|due to|waiting)\b|\bstalled\s*[.!]?$/i,
  /^(?:i |we )?(?:still )?needs? (?:access|permissions?|credentials|root|admin rights|quota|approval from|sign-?off from)\b|\b(?:i|we) (?:still )?need (?:access|permissions?|credentials|quota|approval|sign-?off)\b|\b(?:has|have)(?:n'?t| not|n’t) (?:yet )?(?:replied|responded|answered|signed|granted|approved|delivered)\b/i,
  /\b(?:a|an|the|my|our|main|big|biggest|major|only|hard|current) (?:blocker|impediment|show-?stopper|roadblock)s? (?:is|are|for|remains?|now)\b|^(?:impediment|show-?stopper|roadblock)s?\b/i,
  /^[\s*_>#-]*(?:⛔|🛑|🚫)/u,
  // de, nl
  u(
    String.raw`(?<!\p{L})(?:blockiert|geblockt|geblokkeerd|festgefahren|vastgelopen)(?!\p{L})|(?<!\p{L})(?:häng\p{L}*|steck\p{L}*|sitz\p{L}*) (?:\p{L}+ )?fest(?!\p{L})|komm\p{L}* (?:hier )?nicht weiter|kann (?:ich |man )?nicht weiter|können (?:wir )?nicht (?:weiter|starten|anfangen|beginnen)|(?<!\p{L})wart(?:e|en|et) (?:[\p{L}\d]+ ){0,4}auf(?!\p{L})|fehlen? (?:mir |uns |noch )*(?:der |die |das )?(?:zugang|zugriff|freigabe|rechte|berechtigung)|wacht(?:en)? (?:nog )?op(?!\p{L})`,
  ),
  // fr
  u(
    String.raw`(?<!\p{L})(?:bloquée?s?|coincée?s?)(?!\p{L})|(?<!\p{L})en attente d[eu'’]|(?<!\p{L})(?:j['’]attends|nous attendons|on attend) |impossible d(?:e|['’])\s?(?:avancer|continuer|commencer|démarrer|accéder|déployer|lancer)`,
  ),
  // es, pt, it
  u(
    String.raw`(?<!\p{L})(?:bloquead[oa]s?|atascad[oa]s?|travad[oa]s?|bloccat[oaie])(?!\p{L})|(?<!\p{L})(?:esperando|aguardando) |à espera d|in attesa d|(?<!\p{L})(?:aspetto|aspettiamo|aguardo|espero (?:a|la|el|respuesta|acceso)) |(?:no (?:puedo|podemos|se puede)|não (?:consigo|conseguimos|posso|podemos)|non (?:posso|possiamo|riesco a|riusciamo a)) (?:avanzar|continuar|seguir|empezar|acceder|entrenar|avançar|prosseguir|acessar|treinar|andare avanti|continuare|procedere|accedere)`,
  ),
  // ru, uk, pl, cs, tr
  u(
    String.raw`(?<!\p{L})(?:заблокирован|заблоковано|застрял|ждём|ждем|жду|чекаю|чекаємо)|ожида(?:ю|ем) |не (?:могу|можем) (?:продолжить|начать|зайти|войти|запустить|получить)|(?<!\p{L})блокер|zablokowan|(?<!\p{L})(?:czekam|czekamy) na|utkn(?:ął|ę)|zablokován|(?<!\p{L})čekám|bekliyor(?:um|uz)|takıldı(?:m|k)|engellend`,
  ),
  // ja, zh, ko
  /ブロックされ|ブロック中|(?:権限|承認|許可|返信|回答|データ|環境|申請|確認)待ち|を待って(?:い|お)|詰まって(?:い|お)|進め(?:られ)?(?:ない|ません)|止まって(?:い|お)/u,
  /被[^，。,.]{0,12}(?:卡住|卡了|阻塞|阻碍|阻礙|挡住)|卡住了?|卡在|阻塞(?:在|于|中)?|(?:等待|在等)[^，。,.]{0,20}(?:权限|權限|批准|审批|審批|回复|回覆|配额|配額|数据|資料|资源|授权|账号)|(?:无法|無法|不能)(?:开始|開始|继续|繼續|推进|推進|访问|訪問|训练|訓練|登录|登入|部署)/u,
  /막혔|막혀|막힌 상태|(?:승인|권한|할당|응답|데이터)[^.]{0,10}(?:대기|기다리)|진행(?:할 수 없|이 안 되|불가)/u,
];
const FREED =
  /\b(?:no longer|not|never|was|were|un)\W{0,2}(?:\w+ ){0,2}(?:blocked|stuck)|\bunblocked\b|\bnot blocking\b|\bno blockers?\b|^(?:fixed|resolved|solved|cleared|removed|worked around)\b(?!.*\b(?:but|still)\b)|(?<!\b(?:until|till|before|once|after|not)\b.{0,60})\b(?:was|were|has been|have been|got|is now|are now) (?:fixed|resolved|solved|lifted|cleared|sorted)\b|nicht (?:mehr )?(?:blockiert|geblockt)|entblockt|débloqu|(?:pas|plus) (?:\p{L}+ )?bloqué|desbloque|ya no |sbloccat|no est\p{L}+ bloquead|não est\p{L}+ bloquead|non (?:sono|è|siamo) bloccat|разблокир|не заблокир|odblokow|不再|已解决|已解決|解除|没有(?:被)?(?:阻塞|卡)|無阻|无阻塞|解消|ブロックされて(?:い)?ませ|해결/iu;

/** Whether a line of running text tells of something that is in its writer's way now. */
export const tellsOfBlocker = (text: string): boolean => STANDS.some((one) => one.test(text)) && !FREED.test(text);
