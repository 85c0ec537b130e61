import { render } from 'preact';
import { html } from './html.ts';
import { App } from '#sandbox/page/shell/app.ts';
import { startSync } from '#sandbox/page/state/sync.ts';
import { applyTheme } from '#sandbox/page/state/theme.ts';

applyTheme();
const root = document.querySelector('#page');
if (root) render(html`<${App} />`, root);
startSync();
