import { createHash, createHmac } from 'node:crypto';
import { openAiWriter } from '#adapters/openai/writer.ts';
import type { Config } from '#config';
import { PRICES, PRICES_AS_OF } from '#domain/price-table.ts';
import { modelsOf } from '#domain/project-model.ts';
import { priceList } from '#domain/price.ts';
import { metered, type Terms } from '#flows/metered.ts';
import type { Ports } from '#ports/index.ts';
import type { Writer, WriterFacts, Writers } from '#ports/writer.ts';

/** Somebody waits for the doctor. */
const DOCTOR_MS = 10_000;

/** A digest is on time with a model or without one, and a heartbeat is not held up by more. units: milliseconds */
const PATIENCE_MS = 60_000;

/** The language model that the configuration names, each call booked; null: none. */
export function writersFrom({ writer: server, slack }: Config, ports: Pick<Ports, 'store' | 'newId'>): Writers | null {
  if (server === null) return null;
  const terms: Terms = {
    prices: priceList(server.prices, PRICES),
    cap: server.dailyCap === null ? null : Math.round(server.dailyCap * 1_000_000),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
  const choices = [...new Set([...Object.values(server.models), ...server.choices])];
  // What is learnt of a server's ways is learnt once for those who have the same models.
  const known = new Map<string, Writer>();
  const writerOf = (models: Writer['models']): Writer => {
    const names = JSON.stringify([models.map, models.verify, models.reduce]);
    const writer = known.get(names) ?? openAiWriter({ ...server, models });
    known.set(names, writer);
    return writer;
  };
  const facts: WriterFacts = {
    host: new URL(server.url).host,
    models: server.models,
    choices,
    cap: terms.cap,
    pricesAsOf: PRICES_AS_OF,
    unpriced: choices.filter((model) => terms.prices.of(model) === null),
  };
  return {
    facts,
    forProject(project, purpose, now) {
      if (!project.model) return null;
      const { models, cap } = modelsOf(facts, project.models);
      const occasion = { workspace: project.workspace, project, purpose, now };
      return metered(ports, writerOf(models), { ...terms, cap }, occasion);
    },
    forDoctor(workspace, now) {
      const asked = metered(ports, writerOf(server.models), terms, {
        workspace,
        project: null,
        purpose: 'doctor',
        now,
      });
      return { ...asked, write: (ask) => asked.write(ask, AbortSignal.timeout(DOCTOR_MS)) };
    },
    patience: () => AbortSignal.timeout(PATIENCE_MS),
    // The bot's token is a secret that every installation has
    markOf: (occasion) => createHmac('sha256', slack.botToken).update(`mark:${occasion}`).digest('hex').slice(0, 20),
  };
}
