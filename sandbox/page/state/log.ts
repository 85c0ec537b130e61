import { control, page } from './page.ts';

/** So many entries are shown before somebody asks for more. */
const FIRST_ENTRIES = 200;
const MOST_ENTRIES = 3000;
const UNSETTLED = 30;

/** The newest entries of the log, and what a strict reviewer minds. */
export async function loadLog(entries = FIRST_ENTRIES): Promise<void> {
  const { calls } = await control.state();
  const [log, violations] = await Promise.all([control.log(Math.max(0, calls - entries)), control.violations()]);
  page.set({ log, violations });
}

/** What the log says more; entries that were under way are read again. Nothing while nobody looks at it. */
export async function refreshLog(): Promise<void> {
  if (!page.get().isInspecting) return;
  const { log } = page.get();
  // An act that could not be done keeps the verdict of one under way, so only the newest are asked for again.
  const open = log.slice(-UNSETTLED).find(({ verdict }) => verdict === 'sent' || verdict === 'impossible');
  const since = (open?.seq ?? (log.at(-1)?.seq ?? 0) + 1) - 1;
  const [news, violations] = await Promise.all([control.log(since), control.violations()]);
  const kept = page.get().log.filter(({ seq }) => seq <= since);
  page.set({ log: [...kept, ...news].slice(-MOST_ENTRIES), violations });
}

/** Opens the inspector, with the newest of the log in it, or closes it. */
export async function showInspector(isInspecting: boolean): Promise<void> {
  page.set({ isInspecting });
  if (isInspecting) await loadLog();
}
