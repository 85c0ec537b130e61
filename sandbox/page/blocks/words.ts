import { html } from '#sandbox/page/html.ts';
import { slackDate } from '#sandbox/page/text/dates.ts';
import type { Inline, Passage } from '#sandbox/page/text/inline.ts';
import { obj, str } from '#sandbox/page/text/json.ts';
import { parseMrkdwn } from '#sandbox/page/text/mrkdwn.ts';
import { parsePlain } from '#sandbox/page/text/tokens.ts';
import { Icon } from './icon.ts';
import { useStage } from './stage.ts';

const TAGS = { bold: 'b', italic: 'i', strike: 's', underline: 'u', highlight: 'mark', code: 'code' } as const;

/** A text object, plain_text or mrkdwn; whatever stands in it stays words. */
export function Text({ text }: { text: unknown }) {
  const { type, text: words, emoji, verbatim } = obj(text);
  if (type === 'mrkdwn')
    return html`<${Passages} passages=${parseMrkdwn(str(words), { verbatim: verbatim === true })} />`;
  return html`<${Plain} text=${str(words)} emoji=${emoji !== false} />`;
}

/** Words without any notation but, where `emoji` says so, the names of emoji. Line ends count. */
export function Plain({ text, emoji = true }: { text: string; emoji?: boolean }) {
  return html`<span class="b-plain"><${Line} parts=${parsePlain(text, emoji)} /></span>`;
}

/** Paragraphs, quotes and preformatted text, one below the other. */
export function Passages({ passages }: { passages: readonly Passage[] }) {
  return passages.map(({ is, parts }) => {
    if (is === 'pre') return html`<pre class="b-pre"><${Line} parts=${parts} /></pre>`;
    if (is === 'quote') return html`<blockquote class="b-quote"><${Line} parts=${parts} /></blockquote>`;
    return html`<span class="b-paragraph"><${Line} parts=${parts} /></span>`;
  });
}

/** What stands in a line. */
export function Line({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part) => html`<${Part} part=${part} />`);
}

function Part({ part }: { part: Inline }) {
  switch (part.is) {
    case 'text':
      return part.text;
    case 'break':
      return html`<br />`;
    case 'gap':
      return html`<span class="b-gap"></span>`;
    case 'emoji':
      return html`<span class="b-emoji" title=${part.name} role="img" aria-label=${part.name}>${part.sign}</span>`;
    case 'link':
      return html`<a class="b-link" href=${part.url} target="_blank" rel="noopener noreferrer"
        ><${Line} parts=${part.parts}
      /></a>`;
    case 'broadcast':
      return html`<span class="b-mention b-broadcast" title="Notifies everybody here">@${part.range}</span>`;
    case 'color':
      return html`<span class="b-color"><i style=${{ background: part.value }}></i>${part.value}</span>`;
    case 'date':
      return html`<${When} date=${part} />`;
    case 'user':
    case 'channel':
    case 'usergroup':
    case 'team':
      return html`<${Mention} of=${part} />`;
    default:
      return html`<${TAGS[part.is]} class=${`b-${part.is}`}><${Line} parts=${part.parts} /><//>`;
  }
}

function When({ date }: { date: Extract<Inline, { is: 'date' }> }) {
  const { reader } = useStage();
  const shown = slackDate(date.seconds, date.format, reader) ?? date.otherwise;
  const time = html`<time datetime=${isoOf(date.seconds)} title=${date.otherwise}>${shown}</time>`;
  return date.url === undefined
    ? time
    : html`<a class="b-link" href=${date.url} target="_blank" rel="noopener noreferrer">${time}</a>`;
}

/** Far dates are none to JavaScript. */
const isoOf = (seconds: number) => (Math.abs(seconds) < 8e12 ? new Date(seconds * 1000).toISOString() : undefined);

/** A person, a channel or a group by its name, as a pill; one that nobody knows by its id. */
function Mention({ of }: { of: Extract<Inline, { id: string }> }) {
  const { known, reader, visit } = useStage();
  const found = of.is === 'channel' ? known.conversations.get(of.id) : known.people.get(of.id);
  const kind = of.is === 'channel' && found && 'kind' in found && found.kind === 'private' ? 'private' : of.is;
  const self = of.is === 'user' && of.id === reader.id ? ' b-self' : '';
  const sign = { user: '@', usergroup: '@', team: '', channel: '#', private: '' }[kind];
  const words = `${sign}${(found?.name ?? of.label ?? of.id).replace(/^[@#]/u, '')}`;
  const lock = kind === 'private' ? html`<${Icon} name="lock" />` : null;
  const look = `b-mention b-${kind}${self}`;
  if (!visit || !found) return html`<span class=${look}>${lock}${words}</span>`;
  return html`<button type="button" class=${look} onClick=${() => visit(of.id)}>${lock}${words}</button>`;
}
