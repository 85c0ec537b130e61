import type { ModelHealth, ModelSeen } from '#domain/doctor-message.ts';
import { dollars } from '#domain/price.ts';
import { dateInWords } from '#domain/time-words.ts';
import { daysBetween, type LocalDate } from '#domain/time.ts';
import { listed, oneLine } from './kit.ts';

/** Prices of models change with each generation. */
const OLD_DAYS = 90;

/** How the language model is, in lines: what it is, what it said, what is known of its price. */
export function modelLines(model: ModelHealth | null, today: LocalDate): string[] {
  if (model === null) return ['None is set up; everything works without, in people’s own words'];
  const { host, models, seen, unpriced, pricesAsOf, cap } = model;
  const age = daysBetween(pricesAsOf, today);
  return [
    `${listed(
      models.map((name) => oneLine(name, 80, '–')),
      3,
    )} at ${oneLine(host, 120, '–')}`,
    ...(seen === null ? [] : [seenLine(seen)]),
    unpriced.length === 0
      ? `Prices are known, as of ${dateInWords(pricesAsOf, 'with year')}${age > OLD_DAYS ? `: that is ${age} days ago, look whether they still hold` : ''}`
      : `Nobody knows the price of ${listed(
          unpriced.map((name) => oneLine(name, 80, '–')),
          3,
        )}: LLM_PRICES names it; until then it counts as the dearest`,
    cap === null ? 'A project may cost what it costs' : `A project may cost ${dollars(cap)} a day (UTC)`,
  ];
}

const JSON_WORDS = {
  schema: 'JSON by a strict schema',
  object: 'JSON, without a schema',
  text: 'JSON found in its text',
} as const;

function seenLine({ model, well, about, latencyMs, spoken, micros }: ModelSeen): string {
  const how =
    spoken && `${spoken.api === 'chat' ? 'chat completions' : 'the responses API'}, ${JSON_WORDS[spoken.json]}`;
  const name = oneLine(model, 80, '–');
  if (!well)
    return `${name} does not answer as it should: ${about}. Until it does, everything stands in people’s own words`;
  const cost = micros === null ? 'at an unknown price' : `for ${dollars(micros)}`;
  return `${name} answers after ${latencyMs} ms${how ? ` by ${how}` : ''}, ${cost}`;
}
