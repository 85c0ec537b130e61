import { refused } from '#domain/verb.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { toInstant, type Instant } from '#domain/time.ts';
import { keepZone, undoZone, type JourneyAct } from '#flows/travel.ts';
import type { Message } from '#domain/message.ts';
import type { Button, Deed } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';

const OVER = refused('Your zone has changed again since. `/meridian hours` shows it and changes it.');

function readHandle(value: string): Instant | null {
  const [moment = ''] = value.split('|');
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(moment) ? toInstant(moment) : null;
}

const press = (
  id: string,
  act: (ports: Ports, journey: JourneyAct, now: Instant) => Promise<Result<void, 'over'>>,
): Button => ({
  id,
  read(value): Result<Deed, Message> {
    const heardAt = readHandle(value);
    if (heardAt === null) return refuse(OVER);
    return ok({
      changes: true,
      async run(ports, { workspace, who, now }) {
        const acted = await act(ports, { workspace, user: who, heardAt }, now);
        return acted.ok ? { kind: 'silent' } : { kind: 'say', message: OVER };
      },
    });
  },
});

/** The two answers to a zone that Slack names. */
export const travelDoors = { buttons: [press('travel.keep', keepZone), press('travel.undo', undoZone)] };
