/** Up and down go from message to message, as in Slack; whoever is inside of one goes on with Tab. */
export function moveAmong(event: KeyboardEvent): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
  const isFree = target === currentTarget || target.matches('[data-ts]');
  if (!isFree) return;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-ts]')];
  const at = rows.indexOf(target);
  const to = at < 0 ? rows.length - 1 : at + (event.key === 'ArrowUp' ? -1 : 1);
  const row = rows[to];
  if (!row) return;
  event.preventDefault();
  row.focus();
}
