import { useEffect } from 'preact/hooks';
import { BlockList } from '#sandbox/page/blocks/list.ts';
import { html } from '#sandbox/page/html.ts';
import { attempt } from '#sandbox/page/state/acts.ts';
import { control, page } from '#sandbox/page/state/page.ts';
import type { Scene } from '#sandbox/page/state/scene.ts';
import { stageOn } from '#sandbox/page/state/stage.ts';
import type { Footing } from '#sandbox/page/state/stage.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import type { InstalledApp } from '#sandbox/world.ts';

/** The Home tab that the app has published for whom the page acts as. */
export function Home({ app, scene, footing }: { app: InstalledApp; scene: Scene; footing: Footing }) {
  const view = useStore(page, ({ home }) => home);
  const { me } = scene;
  useEffect(() => {
    // Whoever comes by address has opened the tab too.
    void attempt(() => control.act.openHome({ user: me.id, app: app.id, tab: 'home' }));
  }, [me.id, app.id]);
  if (view === undefined) return html`<div class="home"></div>`;
  if (view === null) {
    return html`<div class="home is-empty">
      <h3>Nothing here yet</h3>
      <p>${app.manifest.display_information.name} has not published a Home tab for you.</p>
    </div>`;
  }
  const stage = {
    ...stageOn(footing, 'home', { home: true, app: app.id }),
    values: view.state.values,
  };
  return html`<div class="home" tabindex="0" role="region" aria-label="Home">
    <div class="home-inner"><${BlockList} key=${view.id} blocks=${view.blocks} stage=${stage} /></div>
  </div>`;
}
