import { html } from '#sandbox/page/html.ts';
import { attempt } from '#sandbox/page/state/acts.ts';
import { control } from '#sandbox/page/state/page.ts';
import type { Scene } from '#sandbox/page/state/scene.ts';
import type { InstalledApp } from '#sandbox/world.ts';
import { Icon } from './icon.ts';
import { Menu } from './menu.ts';

/** The global shortcuts of all apps; nothing where there are none. */
export function Shortcuts({ scene, apps }: { scene: Scene; apps: readonly InstalledApp[] }) {
  const items = apps
    .filter(({ state }) => state === 'installed')
    .flatMap((app) =>
      (app.manifest.features?.shortcuts ?? [])
        .filter(({ type }) => type === 'global')
        .map(({ name, description, callback_id: callbackId }) => ({
          name,
          detail: `${description} · ${app.manifest.display_information.name}`,
          run: () => void attempt(() => control.act.shortcut({ user: scene.me.id, callbackId })),
        })),
    );
  if (items.length === 0) return null;
  return html`<${Menu}
    face=${html`<${Icon} name="bolt" />`}
    label="Shortcuts"
    look="composer-shortcuts"
    groups=${[items]}
  />`;
}
