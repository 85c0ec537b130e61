import { html } from '#sandbox/page/html.ts';

/** Lines of 20 × 20 pictures. */
const LINES = {
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5L5 15',
  lock: 'M5.5 9h9v7.5h-9zM7 9V6.5a3 3 0 0 1 6 0V9',
  reply: 'M4 4.5h12v8.5H9l-3.5 3v-3H4z',
  more: 'M10 4.6v.8M10 9.6v.8M10 14.6v.8',
  send: 'M3.5 16.5L17 10 3.5 3.5v5L11 10l-7.5 1.5z',
  eye: 'M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  play: 'M6.5 4.5l9 5.5-9 5.5z',
  pause: 'M7 5v10M13 5v10',
  skip: 'M4.5 5l7 5-7 5zM15 5v10',
  stop: 'M6 6h8v8H6z',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.3l2.8 1.7',
  inspect: 'M3.5 4.5h13v11h-13zM7 8l-2 2 2 2M13 8l2 2-2 2M11 7.5l-2 5',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4',
  moon: 'M16 12A6.5 6.5 0 0 1 8 4a6.5 6.5 0 1 0 8 8z',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  bolt: 'M11 2.5L4.5 11.5H9.5L9 17.5l6.5-9H10.5z',
  down: 'M5 8l5 5 5-5',
  left: 'M12.5 4.5L7 10l5.5 5.5',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.7 12.7L16.5 16.5',
  people:
    'M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM2.5 16c.4-3 2.3-4.6 5-4.6s4.6 1.6 5 4.6M13 9.3a2.3 2.3 0 0 0 0-4.6M14.5 11.6c1.8.5 2.8 2 3 4.4',
} as const;

/** The name of a picture. */
export type IconName = keyof typeof LINES;

const SOLID: ReadonlySet<string> = new Set(['play', 'stop', 'skip', 'bolt', 'moon']);

/** A picture beside words, or on a button that says in words what it does. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true">
    <path
      d=${LINES[name]}
      fill=${SOLID.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width=${name === 'more' ? 2.4 : 1.5}
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`;
}
