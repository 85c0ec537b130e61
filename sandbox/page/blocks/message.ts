import { html } from '#sandbox/page/html.ts';
import { isObject, list, obj, str } from '#sandbox/page/text/json.ts';
import type { Json } from '#sandbox/page/text/json.ts';
import { safeUrl } from '#sandbox/page/text/link.ts';
import { parseMrkdwn } from '#sandbox/page/text/mrkdwn.ts';
import { Files } from './files.ts';
import { BlockList } from './list.ts';
import { Folded } from './section.ts';
import { OnStage } from './stage.ts';
import type { BlockStage } from './stage.ts';
import { Passages } from './words.ts';

/** What of a message its body needs. */
export interface Said {
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly attachments?: readonly unknown[];
  readonly files: readonly string[];
  readonly editedTs?: string;
}

/** What a message says: its blocks, else its text as mrkdwn; then attachments and files. */
export function MessageBody({ message, stage }: { message: Said; stage: BlockStage }) {
  const { text, blocks = [], attachments = [], files, editedTs } = message;
  const edited = editedTs === undefined ? null : html`<span class="b-edited">(edited)</span>`;
  return html`<${OnStage} value=${stage}>
    <div class="b-message">
      ${
        blocks.length > 0
          ? html`<${BlockList} blocks=${blocks} stage=${stage} />${edited}`
          : html`<div class="b-mrkdwn"><${Passages} passages=${parseMrkdwn(text)} />${edited && ' '}${edited}</div>`
      }
      <${Attachments} attachments=${attachments} stage=${stage} />
      <${Files} ids=${files} />
    </div>
  <//>`;
}

/** Secondary content behind a coloured bar: blocks, or the fields of Slack's older format. */
function Attachments({ attachments, stage }: { attachments: readonly unknown[]; stage: BlockStage }) {
  return attachments.filter(isObject).map((attachment) => {
    const color = { good: '#007a5a', warning: '#de9e31', danger: '#e01e5a' }[str(attachment['color'])];
    const bar = color ?? (/^#?[\da-f]{6}$/iu.exec(str(attachment['color']))?.[0].replace(/^#?/u, '#') || undefined);
    const blocks = list(attachment['blocks']);
    return html`<div class="b-attachment">
      <div class="b-attachment-bar" style=${bar === undefined ? undefined : { background: bar }}></div>
      <div class="b-attachment-body">
        ${blocks.length > 0 ? html`<${BlockList} blocks=${blocks} stage=${stage} />` : html`<${Legacy} of=${attachment} />`}
      </div>
    </div>`;
  });
}

function Legacy({ of }: { of: Json }) {
  const title = str(of['title']);
  const url = safeUrl(str(of['title_link']));
  const text = str(of['text']) || str(of['fallback']);
  // Source: docs.slack.dev/messaging/creating-attachments: folded from 700 characters or five line breaks on.
  const folds = text.length > 700 || text.split('\n').length > 5;
  return html`${str(of['pretext']) === '' ? null : html`<div><${Passages} passages=${parseMrkdwn(str(of['pretext']))} /></div>`}
  ${str(of['author_name']) === '' ? null : html`<div class="b-context-words">${str(of['author_name'])}</div>`}
  ${title === '' ? null : html`<div class="b-attachment-title">${url === undefined ? title : html`<a class="b-link" href=${url} target="_blank" rel="noopener noreferrer">${title}</a>`}</div>`}
  ${text === '' ? null : html`<${Folded} folds=${folds}><${Passages} passages=${parseMrkdwn(text)} /><//>`}
  ${
    list(of['fields']).length === 0
      ? null
      : html`<div class="b-fields">
          ${list(of['fields'])
            .map(obj)
            .map(
              (field) =>
                html`<div class="b-field">
                  <b>${str(field['title'])}</b><br /><${Passages} passages=${parseMrkdwn(str(field['value']))} />
                </div>`,
            )}
        </div>`
  }
  ${str(of['footer']) === '' ? null : html`<div class="b-context-words">${str(of['footer'])}</div>`}`;
}
