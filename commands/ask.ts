import { ok, refuse, type Result } from '#domain/result.ts';
import type { Message } from '#domain/message.ts';
import { done, refused } from '#domain/verb.ts';
import { settleAsk } from '#flows/ask.ts';
import type { Button, Deed } from '#ports/doors.ts';

const OLD = refused('This button is from an older version of me. What you were asked stands in my Home.');

/** Settles what one asked another in a standup. */
const answered: Button = {
  id: 'ask.answered',
  read(value): Result<Deed, Message> {
    if (!/^\d{1,9}$/.test(value)) return refuse(OLD);
    return ok({
      changes: true,
      async run(ports, { workspace, who, now }) {
        const settled = await settleAsk(ports, { workspace, user: who }, Number(value), now);
        if (settled.ok)
          return settled.value > 0
            ? { kind: 'silent' }
            : { kind: 'say', message: done('Noted. Neither of you is told of it any more.') };
        const why =
          settled.error === 'over'
            ? 'It is settled already.'
            : 'Only the two whom it is between can settle it, and I know no such question of yours.';
        return { kind: 'say', message: refused(why) };
      },
    });
  },
};

/** The button of what people ask each other. */
export const askDoors = { buttons: [answered] } as const;
