import type { StateSummary } from '#sandbox/client-types.ts';
import { html } from '#sandbox/page/html.ts';
import { showInspector } from '#sandbox/page/state/log.ts';
import { page } from '#sandbox/page/state/page.ts';
import type { Scene } from '#sandbox/page/state/scene.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import { switchTheme, useTheme } from '#sandbox/page/state/theme.ts';
import { ActingAs } from './acting.ts';
import { Clock } from './clock.ts';
import { Icon } from './icon.ts';

/** The bar on top: the clock, whom the page acts as, the inspector, the theme. */
export function TopBar({ team, scene, openDrawer }: { team: StateSummary; scene: Scene; openDrawer: () => void }) {
  const isInspecting = useStore(page, ({ isInspecting: shown }) => shown);
  const count = useStore(page, ({ violationCount }) => violationCount);
  const theme = useTheme();
  const inspect = `${isInspecting ? 'Close' : 'Open'} the inspector${count === 0 ? '' : `; ${count} violations`}`;
  const other = theme === 'dark' ? 'light' : 'dark';
  return html`<header class="topbar">
    <button type="button" class="bar-button only-small" aria-label="Channels" title="Channels" onClick=${openDrawer}>
      <${Icon} name="menu" />
    </button>
    <${Clock} team=${team} scene=${scene} />
    <div class="bar-end">
      <button
        type="button"
        class="bar-button"
        aria-pressed=${isInspecting}
        aria-label=${inspect}
        title=${inspect}
        onClick=${() => void showInspector(!isInspecting)}
      >
        <${Icon} name="inspect" />
        ${count === 0 ? null : html`<span class="badge" aria-hidden="true">${count > 99 ? '99+' : count}</span>`}
      </button>
      <button
        type="button"
        class="bar-button"
        aria-label=${`Use the ${other} theme`}
        title=${`Use the ${other} theme`}
        onClick=${() => switchTheme(other)}
      >
        <${Icon} name=${other === 'dark' ? 'moon' : 'sun'} />
      </button>
      <${ActingAs} team=${team} scene=${scene} />
    </div>
  </header>`;
}
