import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { send } from '#sandbox/page/state/acts.ts';
import { sentenceOf } from '#sandbox/page/state/notices.ts';
import { page } from '#sandbox/page/state/page.ts';
import type { Scene } from '#sandbox/page/state/scene.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { hintsFor, usageOf } from './hints.ts';
import type { Hint } from './hints.ts';
import { Icon } from './icon.ts';
import { Shortcuts } from './shortcuts.ts';

interface ComposerProps {
  readonly team: StateSummary;
  readonly scene: Scene;
  /** What the field is called. */
  readonly label: string;
  /** The ts of the thread's first message. */
  readonly threadTs?: string;
}

/** What was typed and not sent, by person, conversation and thread: it is there again when they come back. */
const drafts = new Map<string, string>();

/** Where people write: Enter sends, Shift+Enter makes a new line, `/` shows commands and `@` people. */
export function Composer({ team, scene, label, threadTs }: ComposerProps) {
  const key = `${scene.me.id} ${scene.room?.id ?? ''} ${scene.app?.id ?? ''} ${threadTs ?? ''}`;
  const apps = useStore(page, (state) => state.apps);
  const [text, setText] = useState(drafts.get(key) ?? '');
  const [fault, setFault] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isHidden, setHidden] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => setText(drafts.get(key) ?? ''), [key]);
  useLayoutEffect(() => grow(field.current), [text]);
  const hints = isHidden ? [] : hintsFor(text, { apps, team, me: scene.me });
  const usage = usageOf(text, apps);
  const put = (next: string) => {
    drafts.set(key, next);
    setText(next);
    setFault('');
    setChosen(0);
    setHidden(false);
  };
  const take = (hint: Hint) => {
    put(hint.text);
    field.current?.focus();
  };
  const submit = async () => {
    if (text.trim() === '') return;
    put('');
    try {
      await send(scene, text, threadTs);
    } catch (error) {
      // What was typed since then is kept too.
      put([text, drafts.get(key) ?? ''].filter((part) => part !== '').join('\n'));
      setFault(sentenceOf(error));
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const hint = hints[Math.min(chosen, hints.length - 1)];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (hint && step !== undefined) setChosen((chosen + step + hints.length) % hints.length);
    else if (hint && event.key === 'Escape') setHidden(true);
    else if (hint && event.key === 'Tab') take(hint);
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      if (hint && hint.text.trim() !== text.trim()) take(hint);
      else void submit();
    } else return;
    event.preventDefault();
  };
  const listId = `hints${threadTs === undefined ? '' : '-thread'}`;
  return html`<form
    class="composer"
    onSubmit=${(event: Event) => {
      event.preventDefault();
      void submit();
    }}
  >
    <${Hints} id=${listId} hints=${hints} chosen=${chosen} take=${take} />
    ${fault === '' ? null : html`<p class="composer-fault" role="alert">${fault}</p>`}
    ${hints.length === 0 && usage ? html`<p class="composer-usage"><b>${usage.command}</b> ${usage.hint} <span>${usage.about}</span></p>` : null}
    <div class="composer-box">
      <${Shortcuts} scene=${scene} apps=${apps} />
      <textarea
        ref=${field}
        rows="1"
        aria-label=${label}
        placeholder=${label}
        value=${text}
        aria-autocomplete="list"
        aria-controls=${hints.length > 0 ? listId : undefined}
        aria-activedescendant=${hints.length > 0 ? `${listId}-${chosen}` : undefined}
        onInput=${(event: Event) => put(event.target instanceof HTMLTextAreaElement ? event.target.value : '')}
        onKeyDown=${onKey}
        data-composer=${threadTs === undefined ? 'main' : 'thread'}
      ></textarea>
      <button type="submit" class="composer-send" aria-label="Send" title="Send" disabled=${text.trim() === ''}>
        <${Icon} name="send" />
      </button>
    </div>
  </form>`;
}

/** The field is as high as its text, up to a third of the window. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, globalThis.innerHeight / 3)}px`;
}

function Hints({
  id,
  hints,
  chosen,
  take,
}: {
  id: string;
  hints: readonly Hint[];
  chosen: number;
  take: (hint: Hint) => void;
}) {
  if (hints.length === 0) return null;
  return html`<ul class="hints" id=${id} role="listbox" aria-label="Suggestions">
    ${hints.map(
      (hint, index) =>
        html`<li
          id=${`${id}-${index}`}
          role="option"
          aria-selected=${index === chosen}
          onPointerDown=${(event: Event) => {
            event.preventDefault();
            take(hint);
          }}
        >
          <b>${hint.name}</b>${hint.usage === '' ? null : html` <code>${hint.usage}</code>`}
          <small>${hint.about}</small>
        </li>`,
    )}
  </ul>`;
}
