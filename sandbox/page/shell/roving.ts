/** Up and down go from message to message, as in Slack; Tab goes into one. */
export function moveAmong(event: KeyboardEvent): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-ts]')];
  const row = nextRow(rows, target, currentTarget, event.key === 'ArrowUp' ? -1 : 1);
  if (!row) return;
  event.preventDefault();
  row.focus();
}

/** From the frame the newest; from a message its neighbour; from a button in a message that message; fields keep their arrows. */
function nextRow(
  rows: readonly HTMLElement[],
  target: HTMLElement,
  frame: HTMLElement,
  step: number,
): HTMLElement | null | undefined {
  if (target === frame) return rows.at(-1);
  const at = rows.indexOf(target);
  if (at >= 0) return rows[at + step];
  return target.matches('button:not([aria-haspopup]), a') ? target.closest<HTMLElement>('[data-ts]') : null;
}
