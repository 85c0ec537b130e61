import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '#sandbox/page/html.ts';
import { daysAfter, longDate, monthName, monthsAfter, weeksOf } from '#sandbox/page/text/days.ts';
import { isEscape } from './popup.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface CalendarProps {
  /** Empty: none. */
  readonly chosen: string;
  readonly today: string;
  readonly pick: (date: string) => void;
  readonly close: () => void;
}

/** A month to choose a day from: arrows move by day and week, Page Up and Down by month, Home and End within the week. */
export function Calendar({ chosen, today, pick, close }: CalendarProps) {
  const [at, setAt] = useState(chosen === '' ? today : chosen);
  const grid = useRef<HTMLTableElement>(null);
  // Before the next key can be pressed: it would act on the day that took the place of the one in focus.
  useLayoutEffect(() => grid.current?.querySelector<HTMLElement>('[data-first]')?.focus(), [at]);
  const month = at.slice(0, 7);
  const keys = (event: KeyboardEvent) => {
    if (isEscape(event)) return close();
    const next = movedBy(event.key, at);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
  };
  return html`<div class="b-calendar" role="dialog" aria-label="Choose a date" onKeyDown=${keys}>
    <header>
      <button type="button" class="b-page" aria-label="Previous month" onClick=${() => setAt(monthsAfter(at, -1))}>
        ‹
      </button>
      <b aria-live="polite">${monthName(month)} ${month.slice(0, 4)}</b>
      <button type="button" class="b-page" aria-label="Next month" onClick=${() => setAt(monthsAfter(at, 1))}>›</button>
    </header>
    <table ref=${grid} role="grid" aria-label=${`${monthName(month)} ${month.slice(0, 4)}`}>
      <thead>
        <tr>
          ${DAYS.map((day) => html`<th scope="col"><abbr title=${day}>${day.slice(0, 2)}</abbr></th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeksOf(month).map(
          (week) =>
            html`<tr>
              ${week.map(
                (date) =>
                  html`<td role="gridcell" aria-selected=${date === chosen}>
                    <button
                      type="button"
                      class=${looksOf(date, month, chosen, today)}
                      tabindex=${date === at ? 0 : -1}
                      data-first=${date === at ? '' : undefined}
                      aria-label=${longDate(date)}
                      aria-current=${date === today ? 'date' : undefined}
                      onClick=${() => pick(date)}
                    >
                      ${Number(date.slice(8))}
                    </button>
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function looksOf(date: string, month: string, chosen: string, today: string): string {
  const other = date.startsWith(month) ? '' : ' b-other';
  return `b-day${other}${date === chosen ? ' b-chosen' : ''}${date === today ? ' b-today' : ''}`;
}

function movedBy(key: string, at: string): string | undefined {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (days !== undefined) return daysAfter(at, days);
  const months = { PageUp: -1, PageDown: 1 }[key];
  if (months !== undefined) return monthsAfter(at, months);
  const weekday = new Date(`${at}T00:00:00Z`).getUTCDay();
  if (key === 'Home') return daysAfter(at, -weekday);
  return key === 'End' ? daysAfter(at, 6 - weekday) : undefined;
}
