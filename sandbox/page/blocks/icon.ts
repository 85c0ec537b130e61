import { html } from '#sandbox/page/html.ts';

/** Drawn on 20 by 20, with a line of 1.5. Not emoji: those look different on every machine, and on some like nothing. */
const PATHS = {
  lock: 'M5.5 9h9v7.5h-9zM7.25 9V6.5a2.75 2.75 0 0 1 5.5 0V9',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  picture: 'M3 4h14v12H3zM3 13l4-4 4 4 2.5-2.5L17 14M13 7.5h.01',
  trash: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.75 11h7.5l.75-11M8.5 8.5v5M11.5 8.5v5',
  up: 'M3.5 9h3v7.5h-3zM6.5 9 9.5 3c1.4 0 2 .9 2 2.2V8h4.2c.9 0 1.5.8 1.3 1.7l-1.2 5.4c-.2.8-.9 1.4-1.7 1.4H6.5',
  down: 'M3.5 11h3V3.5h-3zM6.5 11l3 6c1.4 0 2-.9 2-2.2V12h4.2c.9 0 1.5-.8 1.3-1.7l-1.2-5.4c-.2-.8-.9-1.4-1.7-1.4H6.5',
  out: 'M11 4h5v5M16 4l-7 7M8 5H4.5v10.5H15V12',
  close: 'M5 5l10 10M15 5 5 15',
  dots: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  play: 'M7 4.5v11l8.5-5.5z',
  info: 'M10 2.75a7.25 7.25 0 1 1 0 14.5 7.25 7.25 0 0 1 0-14.5M10 9v4.5M10 6.25h.01',
  warning: 'M10 3 17.5 16.5h-15zM10 8v4.5M10 14.5h.01',
  circle: 'M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13',
  half: 'M10 3.5a6.5 6.5 0 1 0 6.5 6.5M10 6.5V10l2.5 1.5',
  tick: 'M4 10.5l4 4 8-9',
} as const;

export type IconName = keyof typeof PATHS;

/** A small sign in the colour of its text, for the eye alone: whoever uses it gives the words. */
export function Icon({ name }: { name: IconName }) {
  return html`<svg class=${`b-sign b-sign-${name}`} viewBox="0 0 20 20" aria-hidden="true">
    <path d=${PATHS[name]} />
  </svg>`;
}
