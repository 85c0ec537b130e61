import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { loadLog, showInspector } from '#sandbox/page/state/log.ts';
import { page } from '#sandbox/page/state/page.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { inputTime, isoDate } from '#sandbox/page/text/dates.ts';
import type { LogEntry, Violation } from '#sandbox/world.ts';
import { Icon } from './icon.ts';
import { isBad, matches, NO_FILTER } from './log-filter.ts';
import type { LogFilter } from './log-filter.ts';

/** More than this many lines are not drawn at once. */
const MOST_LINES = 300;

/** What went between Slack and its apps: calls, deliveries and what people did, with verdicts and payloads. */
export function Inspector({ team }: { team: StateSummary }) {
  const log = useStore(page, (state) => state.log);
  const violations = useStore(page, (state) => state.violations);
  const [tab, setTab] = useState<'log' | 'violations'>('log');
  const close = () => void showInspector(false);
  const tabs = [
    ['log', 'Log', log.length],
    ['violations', 'Violations', violations.length],
  ] as const;
  return html`<aside class="pane inspector" aria-label="Inspector">
    <header class="pane-head">
      <h2>Inspector</h2>
      <div class="tabs" role="group" aria-label="What to inspect">
        ${tabs.map(
          ([name, words, count]) =>
            html`<button type="button" class="tab" aria-pressed=${tab === name} onClick=${() => setTab(name)}>
              ${words} <small>${count}</small>
            </button>`,
        )}
      </div>
      <button type="button" class="pane-close" aria-label="Close this pane" title="Close" onClick=${close}>
        <${Icon} name="close" />
      </button>
    </header>
    ${tab === 'log' ? html`<${Log} log=${log} total=${team.calls} />` : html`<${Violations} all=${violations} />`}
  </aside>`;
}

function Log({ log }: { log: readonly LogEntry[] }) {
  const [filter, setFilter] = useState<LogFilter>(NO_FILTER);
  const [open, setOpen] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);
  const found = useMemo(() => log.filter((entry) => matches(entry, filter)), [log, filter]);
  const shown = found.slice(-MOST_LINES);
  useLayoutEffect(() => {
    if (wasAtEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [shown]);
  const onScroll = () => {
    const frame = box.current;
    if (frame) wasAtEnd.current = frame.scrollHeight - frame.scrollTop - frame.clientHeight < 60;
  };
  const first = log[0]?.seq ?? 1;
  return html`<${Filter} filter=${filter} change=${setFilter} />
    <div class="pane-body log" ref=${box} onScroll=${onScroll} tabindex="0" role="region" aria-label="Log">
      ${
        first > 1
          ? html`<button type="button" class="log-more" onClick=${() => void loadLog(log.length + 500)}>
              Load 500 earlier entries
            </button>`
          : null
      }
      ${found.length > shown.length ? html`<p class="pane-empty">${found.length - shown.length} earlier entries are not drawn; filter to see them.</p>` : null}
      <ol>
        ${shown.map(
          (entry) =>
            html`<${Line}
              key=${entry.seq}
              entry=${entry}
              isOpen=${open === entry.seq}
              toggle=${() => setOpen(open === entry.seq ? 0 : entry.seq)}
            />`,
        )}
      </ol>
      ${shown.length === 0 ? html`<p class="pane-empty">${log.length === 0 ? 'Nothing has happened yet.' : 'Nothing matches the filter.'}</p>` : null}
    </div>`;
}

const KINDS = [
  ['all', 'All'],
  ['call', 'Calls'],
  ['delivery', 'Deliveries'],
  ['act', 'Acts'],
] as const;

function Filter({ filter, change }: { filter: LogFilter; change: (next: LogFilter) => void }) {
  const put = (next: Partial<LogFilter>) => change({ ...filter, ...next });
  return html`<div class="log-filter" role="search">
    <input
      type="search"
      aria-label="Filter by text"
      placeholder="Filter: a method, an id, words of a payload"
      value=${filter.text}
      onInput=${(event: Event) => put({ text: event.target instanceof HTMLInputElement ? event.target.value : '' })}
    />
    <div role="group" aria-label="Kind">
      ${KINDS.map(
        ([kind, words]) =>
          html`<button type="button" class="pill" aria-pressed=${filter.kind === kind} onClick=${() => put({ kind })}>
            ${words}
          </button>`,
      )}
      <button
        type="button"
        class="pill is-bad"
        aria-pressed=${filter.onlyBad}
        onClick=${() => put({ onlyBad: !filter.onlyBad })}
      >
        Only refused
      </button>
    </div>
  </div>`;
}

const ARROWS = { call: '→', delivery: '←', act: '☞' } as const;
const DIRECTIONS = { call: 'call of the app', delivery: 'delivery to the app', act: 'somebody did' } as const;

function Line({ entry, isOpen, toggle }: { entry: LogEntry; isOpen: boolean; toggle: () => void }) {
  const { seq, at, direction, what, verdict, tookMs } = entry;
  return html`<li class=${`log-line is-${direction}${isBad(entry) ? ' is-bad' : ''}`}>
    <button type="button" aria-expanded=${isOpen} onClick=${toggle}>
      <span class="log-arrow" role="img" aria-label=${DIRECTIONS[direction]} title=${DIRECTIONS[direction]}
        >${ARROWS[direction]}</span
      >
      <span class="log-what">${what}</span>
      <span class="log-verdict">${verdict}</span>
      <small>${tookMs === undefined ? '' : `${Math.round(tookMs)} ms`}</small>
      <time>${isoDate(at, null).slice(5)} ${inputTime(at, null)}</time>
    </button>
    ${isOpen ? html`<${Payload} entry=${entry} />` : null}
    <span class="for-ears">entry ${seq}</span>
  </li>`;
}

function Payload({ entry }: { entry: LogEntry }) {
  const { args, response } = entry;
  return html`<div class="log-payload">
    <h3>Sent</h3>
    <pre tabindex="0">${JSON.stringify(args, null, 2)}</pre>
    ${
      response === undefined
        ? null
        : html`<h3>Answered</h3>
            <pre tabindex="0">${JSON.stringify(response, null, 2)}</pre>`
    }
  </div>`;
}

function Violations({ all }: { all: readonly Violation[] }) {
  if (all.length === 0)
    return html`<p class="pane-empty">Nothing was refused, nothing was late, nothing was careless.</p>`;
  return html`<div class="pane-body log" tabindex="0" role="region" aria-label="Violations">
    <ol>
      ${all.slice(-MOST_LINES).map(
        ({ at, kind, what, code, detail }) =>
          html`<li class=${`violation is-${kind}`}>
            <p>
              <b>${what}</b> <span class="log-verdict">${code}</span> <span class="mark">${kind}</span>
              <time>${isoDate(at, null).slice(5)} ${inputTime(at, null)}</time>
            </p>
            <p>${detail}</p>
          </li>`,
      )}
    </ol>
  </div>`;
}
