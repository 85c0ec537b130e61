import { useEffect, useState } from 'preact/hooks';

/** Light letters on dark, or dark on light. */
export type Theme = 'light' | 'dark';

const KEY = 'local-slack-theme';
const system = globalThis.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** The theme that was chosen here; where none was, the system's. */
function themeNow(): Theme {
  const chosen = globalThis.localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

/** Puts the chosen theme on the page; without a choice the page follows the system by itself. */
export function applyTheme(): void {
  const chosen = globalThis.localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen;
}

/** Chooses a theme, for this browser and from now on. */
export function switchTheme(theme: Theme): void {
  globalThis.localStorage.setItem(KEY, theme);
  applyTheme();
  for (const listener of listeners) listener();
}

/** The theme that is shown. */
export function useTheme(): Theme {
  const [theme, setTheme] = useState(themeNow);
  useEffect(() => {
    const look = () => setTheme(themeNow());
    listeners.add(look);
    system.addEventListener('change', look);
    return () => {
      listeners.delete(look);
      system.removeEventListener('change', look);
    };
  }, []);
  return theme;
}
