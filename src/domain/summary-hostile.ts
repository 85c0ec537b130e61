import { folded } from './summary-fold.ts';
import { withoutHosts } from './summary-ways-out.ts';

const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\u{e0000}-\u{e007f}]/gu;
const CONTROL = /[^\P{Cc}\n\t]/gu;
const SLACK_TOKEN = /<(?:!|@|#|https?:|mailto:|tel:)[^<>\n]{0,2000}>/giu;
const MARKDOWN_LINK = /!?\[([^[\]\n]{0,300})\]\([^()\n]{0,2000}\)/gu;
const CODE_HOST =
  /https?:\/\/(?:github|gitlab)\.com\/(?:[\w.-]{1,100}\/){1,4}(?:-\/)?(?:pull|issues|merge_requests)\/(\d{1,7})[^\s<>)"']*/giu;
const ADDRESS = /(?:[a-z][a-z+.-]{1,15}:\/\/|www\.)[^\s<>"'`|\\^{}]+/giu;
const SCRIPT = /\b(?:javascript|vbscript|data|file):[^\s<>]{1,2000}/giu;
/** `libp2p@0.24.0` is a version. */
const MAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?=[\p{L}-]{2})[\p{L}\p{N}-]{2,63}/gu;
/** Of HTML only: `<Array of ids>` is somebody's word. */
const TAG =
  /<\/?(?:a|abbr|b|body|br|button|code|details|div|em|embed|form|h[1-6]|head|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|script|span|strong|style|sub|summary|sup|svg|table|td|th|tr|u|ul|video)(?=[\s/>])[^<>\n]{0,2000}>/giu;
const BROADCAST = /[@＠﹫](?=(?:here|channel|everyone|group)\b)/giu;

/**
 * The words alone: no address, no mention, no picture, no hidden sign, nothing that Slack or a preview would follow.
 *
 * A pull request or issue of a code host keeps its number; every other address leaves `(link)`.
 */
export function withoutLinks(text: string): string {
  const words = text
    .toWellFormed()
    .replace(HIDDEN, '')
    .replace(CONTROL, ' ')
    .replace(SLACK_TOKEN, slackToken)
    .replace(TAG, ' ')
    .replace(MARKDOWN_LINK, (_, label: string) => (label.trim() === '' ? '(link)' : label))
    .replace(CODE_HOST, '#$1')
    .replace(SCRIPT, '(link)')
    .replace(ADDRESS, (address) => `(link)${/[).,;:!?]+$/.exec(address)?.[0] ?? ''}`)
    .replace(MAIL, '(e-mail)');
  return withoutHosts(words)
    .replace(BROADCAST, '')
    .replace(/(?:\(link\)[\s,]*){2,}/g, '(links) ')
    .replace(/\((\(links?\))\)/g, '$1');
}

function slackToken(token: string): string {
  const label = /\|([^<>|]+)>$/.exec(token)?.[1];
  if (label !== undefined && !/:\/\/|^www\./i.test(label)) return label.replace(/^[@#!]/, '');
  return token.startsWith('<!') ? '' : /^<[@#]/.test(token) ? 'somebody' : '(link)';
}

/** What a model wrote, as far as it may be shown: one line of words. */
export function modelWords(text: string): string {
  return withoutLinks(text.normalize('NFKC').replace(HIDDEN, ''))
    .replace(/\b(?:see |at |via )?\((?:links?|e-mail)\)/g, ' ')
    .replace(/[<>*_~`|]|^\s*#+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Imperatives at the start of a sentence, about an answer that a program is to give. */
const ORDER =
  'add|append|augment|modify|include|integrate|insert|incorporate|embed|inject|introduce|replace|remove|render|rewrite|reverse|provide|use|utilize|employ|leverage|group|scramble|rearrange|shift|encode|enhance|write|translate|respond|reply|answer|say|print|output|repeat|state|display|show|reveal|tell|report|mention|summari[sz]e|mark|claim|pretend|focus|start|begin|continue|complete|ensure|fuse|merge|blend|meld|weave|interweave|infuse|absorb|adopt|elevate|upgrade|harmonize|validate|render|draft|consider';
const SIGNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:previous (?:and|instructions?|directions?|messages?|text)|prior|above|preceding|instructions?|directions?|prompts?|guidelines|everything you|indicators|your (?:rules|training|task))\b/,
  /(?:ignor|missacht|vergiss|oublie|olvid|esque[cç]|dimentic|игнорир|забудь)[^\n]{0,60}(?:instru[cç]|istruzion|anweisung|consigne|vorgaben|инструкц|указани)|(?:忽略|无视|無視|忘记)[^\n]{0,30}(?:指示|指令|命令|提示)|(?:指示|指令|命令)[^\n]{0,12}無視/u,
  /\b(?:system|developer|hidden|initial|original) (?:prompt|message|instructions?|override|configuration|rules)\b|\b(?:your|my) (?:system )?instructions\b|\bwas instructed to\b|\badministrator override\b|\btold before this conversation\b/,
  new RegExp(
    String.raw`(?:^|[.!?:;,]\s*|\b(?:please|to|by|then|and|just|simply|must|should|could|can you|forget to|hesitate to) )(?:${ORDER})(?:ing)?\b.{0,120}\byour (?:\w+ ){0,2}(?:answer|reply|replies|response|responses|output|message|summary|digest|solution|algorithm|implementation|codebase|code|words|text)\b`,
  ),
  /\b(?:in|of|to|with|for) your (?:answer|reply|response|output)\b|^(?:reply|respond|answer) (?:in|with|only|using)\b|\byour (?:answer|reply|response)(?:'s)? (?:\w+ )?(?:by|in|with|backwards?|to|order)\b/,
  /(?:^|[.!?:;,"]\s*|\b(?:and|just|simply|please|only|then|if asked .{0,60}) ?)(?:print|say|respond|reply|repeat|translate|answer)\b[^\n]{0,80}(?:["“]|'[\p{L}])/u,
  /^print (?:visit|the following|this|that)\b|^output the (?:text|words|prompt)\b|^(?:write|draft|compose|provide|tell me) (?:a|an|one|the|me|some)\b[^\n]{0,60}\b(?:sentences?|story|poem|essay|joke|song|limerick|spam|tweet)\b|\bwith at most \d+ words\b/,
  /\b(?:respond|reply|answer) with ["'“]/,
  /<\|?(?:im_(?:start|end)|system|endoftext)|<end of (?:session|text|prompt)|^\s*(?:system|assistant|user|human)\s*:|\[\/?(?:inst|system)\]|###\s*(?:instruction|system)/m,
  /\byou (?:are|will) (?:now|going to|be) (?:a|an|act|pretend|play|simulate|the)?\b|\b(?:act|acting) as\b.{0,60}\b(?:mode|ai|assistant|model|generator|dan)\b|\bpretend (?:to be|that you|you)\b|\bdo anything now\b|\bdan mode\b|\bfrom now on,? you\b|\bstay in character\b|\bplay the role of\b/,
  /\b(?:ai|language model|llm|assistant|chatbot|summari[sz]er|summari[sz]ation|summary|digest|bot)\b.{0,40}\b(?:must|should|shall|has to|needs? to|do not|don't|never|always) (?:\w+ )?(?:say|include|mention|add|report|write|tell|contain|ignore|omit|list|post|claim|state|skip|output)\b/,
  /\b(?:when|while|as you|if you) (?:are )?(?:summari[sz]|writ|generat|creat)\w*\b.{0,60}\b(?:summary|digest|report|update|this)\b/,
  /\b(?:when|while|before|after) summari[sz]ing\b/,
  /\b(?:do not|don't|never) (?:mention|include|report|reveal|disclose|summari[sz]e|evaluate)\b/,
  /<\s*(?:script|iframe|svg|html|body|object|embed)\b|\bjavascript:|\bon(?:error|load|mouseleave|click)\s*=|\bdata:text\/html|!\[[^\]\n]*\](?:\(|\[)/,
  /(?:the |following |subsequent |below |this )code (?:snippet|block|excerpt|section)\b/,
  /\b(?:important|attention|notice)\b.{0,40}\b(?:to|for) (?:the )?(?:ai|model|assistant|bot|llm|summari[sz]er)\b/,
];

/** Whether a line reads like orders to a program. It only sends the line to a person; the checks are the wall. */
export function readsLikeOrders(text: string): boolean {
  const said = folded(text.replace(/</g, ' <')).text;
  const raw = text.toLowerCase();
  return SIGNS.some((sign) => sign.test(said)) || (/[<#[]/.test(raw) && SIGNS.some((sign) => sign.test(raw)));
}
