import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Home } from '#domain/home.ts';
import type { UserId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { ChatFailure } from '#ports/chat.ts';
import { renderHome } from '#views/index.ts';
import { tried } from './failures.ts';

/** People whose Home is remembered; whoever was forgotten is published to once more than needed. */
const REMEMBERED = 5_000;

/** Publishes Homes and remembers what stands there, so that what did not change is not published. */
export interface HomePublisher {
  publish(user: UserId, home: Home): Promise<Result<void, ChatFailure>>;
  stands(user: UserId): boolean;
}

/** A publisher that speaks through `client`. */
export function createHomePublisher(client: WebClient): HomePublisher {
  const standing = new Map<UserId, string>();
  return {
    stands: (user) => standing.has(user),
    async publish(user, home) {
      const view = renderHome(home);
      const hash = createHash('sha256').update(JSON.stringify(view)).digest('base64');
      if (standing.get(user) === hash) return ok(undefined);
      const published = await tried(() => client.views.publish({ user_id: user, view }));
      // Unless it surely stands, the next one must go out.
      standing.delete(user);
      if (!published.ok) return published;
      standing.set(user, hash);
      const [oldest] = standing.keys();
      if (standing.size > REMEMBERED && oldest !== undefined) standing.delete(oldest);
      return ok(undefined);
    },
  };
}
