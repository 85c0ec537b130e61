const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\u{e0000}-\u{e007f}]/gu;

/** The text with full-width and look-alike dots, colons and slashes as plain ones, and without hidden signs: as a browser reads an address. */
function plainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(HIDDEN, '')
    .replace(/(?<=[a-z0-9-])[。․](?=[a-z0-9])/giu, '.')
    .replace(/[⁄∕⧸\\]/gu, '/')
    .replace(/[꞉∶]/gu, ':');
}

/** Endings of hosts that no file, attribute or abbreviation has; a bare word before one is an address to Slack. */
const HOST =
  'com|net|org|info|biz|xyz|top|click|link|site|online|shop|example|test|invalid|zip|mov|io|ai|app|dev|cloud|tech|store|blog|live|website|icu|vip|club|edu|gov|mil|' +
  'ac|ae|ar|au|az|bg|br|ca|ch|cl|cn|co|cz|de|dk|ee|es|eu|fi|fm|fr|gg|gr|hk|hr|hu|ie|il|ir|jp|ke|kr|kz|li|lu|lv|ly|ma|mx|ng|nl|nu|nz|pk|pt|pw|qa|ro|ru|sa|sg|si|sk|su|tk|th|tr|tv|tw|ua|ug|uk|uy|uz|vn|ws|za|xn--[a-z0-9-]{2,40}';
/** Files that two-letter countries share their ending with: `main.rs/lib.rs` is no address. */
const FILE = 'py|md|rs|ts|js|cs|rb|go|kt|hs|nb|vi';
const LABELS = String.raw`(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}`;
const PATH = String.raw`[/?#][^\s<>"']*`;
const HOSTS = new RegExp(
  String.raw`${LABELS}(?:(?:${HOST})(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])(?::\d{1,5})?(?:${PATH})?|(?!(?:${FILE})\b)[a-z]{2}(?::\d{1,5})?${PATH})`,
  'giu',
);
const NUMBERED =
  /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\/[^\s<>"']+|(?<![\w:/])\/\/(?=[\p{L}\p{N}-]+\.\p{L}{2})[^\s<>"']+/gu;
const SCHEMES =
  /\b(?:mailto|tel|sms|javascript|vbscript|data|file):[^\s<>]{1,2000}|\bhttps?:\/(?=\S)[^\s<>"'`|^{}]+/giu;

/** The text with `(link)` for each word that Slack or a browser would take for an address, whatever signs it is written with. */
export function withoutHosts(text: string): string {
  const leads = (said: string): boolean => [HOSTS, NUMBERED, SCHEMES].some((one) => said.search(one) >= 0);
  return text
    .replace(/\S+/gu, (word) => {
      const plain = plainSigns(word);
      return plain !== word && leads(plain) ? plain : word;
    })
    .replace(SCHEMES, (address) => `(link)${/[).,;:!?]+$/.exec(address)?.[0] ?? ''}`)
    .replace(NUMBERED, '(link)')
    .replace(HOSTS, '(link)');
}

/** Anything that leads, pings or shows, and any word with a dot between its letters. */
const WAYS_OUT = new RegExp(
  [
    String.raw`(?:[a-z][a-z0-9+.-]{1,15}:\/{1,2}|www\.|(?<![\w:/])\/\/)[^\s<>()|"']+`,
    String.raw`\b(?:mailto|tel|sms|javascript|vbscript|data|file):[^\s<>()|"']+`,
    String.raw`<[@!#][^<>\s|]*`,
    String.raw`@(?:here|channel|everyone|group)\b`,
    String.raw`!\[|\]\(`,
    String.raw`(?<![\p{L}\p{N}._-])(?:[\p{L}\p{N}][\p{L}\p{N}_-]*\.)+(?:xn--[a-z0-9-]+|\p{L}{2,24})(?![\p{L}\p{N}-])(?::\d+)?(?:[/?#][^\s<>()|"']*)?`,
    String.raw`(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?:\/[^\s<>()|"']*)?`,
  ].join('|'),
  'giu',
);

/** Whether a model put in a way out that nobody had written: an address, a mention, a picture, a word that may become a link. */
export function leadsElsewhere(text: string, sources: readonly string[]): boolean {
  const ways = plainSigns(text).toLowerCase().match(WAYS_OUT) ?? [];
  if (ways.length === 0) return false;
  const written = sources.map((source) => plainSigns(source).toLowerCase());
  return ways.some((way) => {
    const bare = way.replace(/[.,;:!?]+$/, '');
    return !written.some((source) => standsIn(bare, source));
  });
}

/** Whether `way` stands there by itself: `docs.example.com` is not said by `docs.example.community`. */
function standsIn(way: string, text: string): boolean {
  for (let index = text.indexOf(way); index >= 0; index = text.indexOf(way, index + 1)) {
    const after = text.slice(index + way.length, index + way.length + 2);
    const begun = /[\p{L}\p{N}@._-]/u.test(text[index - 1] ?? ' ') && /^[\p{L}\p{N}]/u.test(way);
    const goesOn = /[\p{L}\p{N}]$/u.test(way) && /^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u.test(after);
    if (!begun && !goesOn) return true;
  }
  return false;
}
