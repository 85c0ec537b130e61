import { html } from '#sandbox/page/html.ts';
import { attempt } from '#sandbox/page/state/acts.ts';
import { tellGood } from '#sandbox/page/state/notices.ts';
import { page } from '#sandbox/page/state/page.ts';
import { useStore } from '#sandbox/page/state/store.ts';
import type { StateSummary } from '#sandbox/client-types.ts';
import type { InstalledApp } from '#sandbox/world.ts';

/** What stands between a person and the app, and what to do about it. */
export function Banner({ team }: { team: StateSummary }) {
  const link = useStore(page, (state) => state.link);
  const apps = useStore(page, (state) => state.apps);
  if (link === 'lost') {
    return html`<div class="banner is-wrong" role="alert">
      <p>
        <b>The local Slack does not answer.</b> Is <code>npm run sandbox</code> still running? The page comes back by
        itself.
      </p>
    </div>`;
  }
  if (apps.length === 0) {
    return html`<div class="banner" role="status">
      <p>
        <b>No app is installed.</b> Start the local Slack with one: <code>npm run sandbox -- --config team.yml</code>,
        see sandbox/README.md.
      </p>
    </div>`;
  }
  const away = apps.filter((app) => isAway(app, team));
  return away.map((app) => html`<${NotConnected} key=${app.id} app=${app} />`);
}

/** True of an app that uses Socket Mode and has no connection: nothing can reach it. */
function isAway(app: InstalledApp, team: StateSummary): boolean {
  if (app.state !== 'installed' || app.manifest.settings?.socket_mode_enabled !== true) return false;
  return team.apps.find(({ id }) => id === app.id)?.connections === 0;
}

function NotConnected({ app }: { app: InstalledApp }) {
  const { name } = app.manifest.display_information;
  const lines = [
    `SLACK_API_URL=${globalThis.location.origin}/api/`,
    `SLACK_BOT_TOKEN=${app.botToken}`,
    `SLACK_APP_TOKEN=${app.appToken}`,
  ];
  const command = `${lines.join(' \\\n  ')} \\\n  npm start`;
  const copy = async () => {
    if (await attempt(() => navigator.clipboard.writeText(command))) tellGood('The command is on the clipboard.');
  };
  return html`<div class="banner" role="status">
    <p><b>${name} is not connected.</b> Whatever you press or type reaches nobody. Start it in another terminal:</p>
    <pre tabindex="0">${command}</pre>
    <button type="button" class="b-button" onClick=${() => void copy()}>Copy</button>
  </div>`;
}
