import * as protocol from '#sandbox/rules/protocol.ts';
import { describe, expect, it } from 'vitest';

describe('the protocol', () => {
  it('has the numbers of Slack in the units that it names', () => {
    expect(protocol).toMatchObject({
      ACK_MS: 3000,
      TRIGGER_MS: 3000,
      RESPONSE_URL_USES: 5,
      RESPONSE_URL_MS: 30 * 60_000,
      EVENT_RETRIES_S: [0, 60, 300],
      VIEW_STACK_MAX: 3,
      SOCKETS_MAX: 10,
      SOCKET_WARNING_S: 10,
      SCHEDULE_AHEAD_S: 120 * 24 * 3600,
      SCHEDULE_PER_CHANNEL: { max: 30, windowS: 5 * 60 },
      SIGNATURE_SKEW_S: 5 * 60,
      OAUTH_CODE_S: 10 * 60,
    });
  });
});
