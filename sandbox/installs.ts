import { touchTeam } from './changes.ts';
import type { Delivery } from './delivery/port.ts';
import type { InstalledApp, OAuthCode, World } from './world.ts';

/** Takes the app out of the workspace: its tokens die, and it is told by `app_uninstalled` and `tokens_revoked`. */
export function uninstall(world: World, delivery: Delivery, app: InstalledApp): void {
  if (app.state !== 'installed') return;
  delivery.emit({ type: 'app_uninstalled', event_ts: world.nextTs() }, { user: app.botUserId });
  tellRevoked(world, delivery, app);
  app.state = 'uninstalled';
  touchTeam(world);
}

/** Makes the bot token of the app worthless; it is told by `tokens_revoked`. */
export function revoke(world: World, delivery: Delivery, app: InstalledApp): void {
  if (app.state !== 'installed') return;
  tellRevoked(world, delivery, app);
  app.state = 'revoked';
  touchTeam(world);
}

function tellRevoked(world: World, delivery: Delivery, app: InstalledApp): void {
  const tokens = { oauth: [], bot: [app.botUserId] };
  delivery.emit({ type: 'tokens_revoked', tokens, event_ts: world.nextTs() }, { user: app.botUserId });
}

/** A code that the app can exchange once at oauth.v2.access, as if `userId` had just allowed the install. */
export function issueCode(world: World, app: InstalledApp, userId: string): OAuthCode {
  const code: OAuthCode = {
    code: `${world.nextId('').toLowerCase()}.${world.nextId('').toLowerCase()}`,
    appId: app.id,
    userId,
    at: world.clock.now(),
    used: false,
  };
  world.codes.set(code.code, code);
  return code;
}
