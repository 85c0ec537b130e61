import { createHash, createHmac } from 'node:crypto';
import { openAiWriter } from '#adapters/openai/writer.ts';
import type { Config } from '#config';
import { PRICES, PRICES_AS_OF } from '#domain/price-table.ts';
import { priceList } from '#domain/price.ts';
import { metered, type Terms } from '#flows/metered.ts';
import type { Ports } from '#ports/index.ts';
import type { WriterFacts, Writers } from '#ports/writer.ts';

/** Somebody waits for the doctor. */
const DOCTOR_MS = 10_000;

/** A digest is on time with a model or without one, and a heartbeat is not held up by more. units: milliseconds */
const PATIENCE_MS = 60_000;

/** The language model that the configuration names, each call booked; null: none. */
export function writersFrom({ writer: server, slack }: Config, ports: Pick<Ports, 'store' | 'newId'>): Writers | null {
  if (server === null) return null;
  const writer = openAiWriter(server);
  const terms: Terms = {
    prices: priceList(server.prices, PRICES),
    cap: server.dailyCap === null ? null : Math.round(server.dailyCap * 1_000_000),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
  const facts: WriterFacts = {
    host: new URL(server.url).host,
    models: server.models,
    cap: terms.cap,
    pricesAsOf: PRICES_AS_OF,
    unpriced: [...new Set(Object.values(server.models))].filter((model) => terms.prices.of(model) === null),
  };
  return {
    facts,
    forProject: (project, purpose, now) =>
      project.model ? metered(ports, writer, terms, { workspace: project.workspace, project, purpose, now }) : null,
    forDoctor(workspace, now) {
      const asked = metered(ports, writer, terms, { workspace, project: null, purpose: 'doctor', now });
      return { ...asked, write: (ask) => asked.write(ask, AbortSignal.timeout(DOCTOR_MS)) };
    },
    patience: () => AbortSignal.timeout(PATIENCE_MS),
    // The bot's token is a secret that every installation has
    markOf: (occasion) => createHmac('sha256', slack.botToken).update(`mark:${occasion}`).digest('hex').slice(0, 20),
  };
}
