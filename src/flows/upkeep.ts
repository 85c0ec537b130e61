import { lapsedBefore } from '#domain/cost.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import { erase } from './retention.ts';

/** Slack may deliver an event again for 24 hours where Delayed Events are on. Source: docs.slack.dev/apis/events-api. */
const REMEMBER_EVENTS_MINUTES = 25 * 60;
/** An edit may still hang on a message of the last weeks; older words have no use here (answers keep their own). */
const KEEP_WORDS_MINUTES = 30 * 24 * 60;

/** The same question is asked again while a day's summary is made or put right; later its words have no use. */
const KEEP_ANSWERS_MINUTES = 48 * 60;
/** A year and a month can be compared with the year before. */
const KEEP_COSTS_MINUTES = 400 * 24 * 60;

/** What a weekly meeting asked of people has faded by then. */
const KEEP_SLOTS_MINUTES = 400 * 24 * 60;

/** What was handed over and is over is of no use a month later. */
const KEEP_HANDOVERS_MINUTES = 30 * 24 * 60;

/** Deletes event ids after 25 hours and empties the words of deliveries settled and handovers over for 30 days, a model's answers
 * after two days and what it cost after 400, and the words of answers when
 * their project wants them no longer; once an hour is enough. */
export async function forget(ports: Ports, now: Instant): Promise<void> {
  if (now.slice(14, 16) !== '00') return;
  const { store } = ports;
  await store.inbox.purge(plusMinutes(now, -REMEMBER_EVENTS_MINUTES));
  await store.deliveries.forgetWords(plusMinutes(now, -KEEP_WORDS_MINUTES));
  await store.costs.giveUp(lapsedBefore(now));
  const [answers, calls] = [plusMinutes(now, -KEEP_ANSWERS_MINUTES), plusMinutes(now, -KEEP_COSTS_MINUTES)];
  await store.costs.forget({ answers, calls });
  await store.handovers.forgetWords(plusMinutes(now, -KEEP_HANDOVERS_MINUTES));
  await store.slots.purge(plusMinutes(now, -KEEP_SLOTS_MINUTES));
  await erase(ports, now);
}
