import { html } from '#sandbox/page/html.ts';
import type { InstalledApp } from '#sandbox/world.ts';

/** What an app is for, what can be typed, and what it may do. */
export function About({ app }: { app: InstalledApp }) {
  const { display_information: about, features } = app.manifest;
  const commands = features?.slash_commands ?? [];
  return html`<div class="home about" tabindex="0" role="region" aria-label="About">
    <div class="home-inner">
      <h3>${about.name}</h3>
      <p>${about.description}</p>
      ${commands.length === 0 ? null : html`<h3>Commands</h3>`}
      <dl>
        ${commands.map(
          ({ command, usage_hint: hint, description }) =>
            html`<dt><b>${command}</b> <code>${hint}</code></dt>
              <dd>${description}</dd>`,
        )}
      </dl>
      <h3>What it may do</h3>
      <ul class="scopes">
        ${app.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
    </div>
  </div>`;
}
