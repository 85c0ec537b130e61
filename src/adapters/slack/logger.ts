import { LogLevel } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import type { Log } from '#ports/log.ts';

/**
 * What Slack's libraries have to say, in our log: warnings and errors only. Their other levels print whole payloads, which
 * hold what people wrote and addresses that carry tokens.
 */
export function libraryLogger(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said) => log.warn("Slack's library warns", { said: said.map(String).join(' ') }),
    error: (...said) => log.error("Slack's library reports an error", { said: said.map(String).join(' ') }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
