import type { ModelHealth, ModelSeen } from '#domain/doctor-message.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { doctorAsk, isHere } from '#prompts/doctor.ts';
import type { Ports } from '#ports/index.ts';
import type { Log } from '#ports/log.ts';
import type { Writer } from '#ports/writer.ts';

/** How the language model is; `asked`: by one cheap question, else only by its settings. null: there is none. */
export async function examineModel(
  { writers }: Pick<Ports, 'writers'>,
  workspace: WorkspaceId,
  asked: boolean,
  now: Instant,
): Promise<ModelHealth | null> {
  if (!writers) return null;
  const { host, models, unpriced, pricesAsOf, cap } = writers.facts;
  return {
    host,
    models: [...new Set([models.map, models.verify, models.reduce])],
    seen: asked ? await seenOf(writers.forDoctor(workspace, now)) : null,
    unpriced,
    pricesAsOf,
    cap,
  };
}

async function seenOf(writer: Writer): Promise<ModelSeen> {
  const answer = await writer.write(doctorAsk());
  const { model, latencyMs, spoken = null, micros = null } = answer.ok ? answer.value.usage : answer.error.usage;
  const about = answer.ok
    ? isHere(answer.value.value)
      ? ''
      : 'another JSON than it was asked for'
    : said(answer.error);
  return { model, well: about === '', about, latencyMs, spoken, micros };
}

const said = ({ is, about }: { readonly is: string; readonly about: string }): string => `${is}, ${about}`;

/** Tells the log whether it answers. */
export function tellModel(log: Log, { host, unpriced }: ModelHealth, seen: ModelSeen): void {
  const { model, latencyMs, spoken, about } = seen;
  const facts = { host, model, latencyMs, api: spoken?.api, json: spoken?.json, priceUnknown: unpriced };
  if (seen.well) log.info('The language model answers', facts);
  else
    log.warn('The language model does not answer as it should; summaries stand in people’s own words', {
      ...facts,
      about,
    });
}
