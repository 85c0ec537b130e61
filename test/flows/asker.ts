// A process of its own that asks a model which never answers; whoever started it kills it meanwhile, as a power cut would.
import { argv, env } from 'node:process';
import { newId } from '#adapters/ids.ts';
import { writersFrom } from '#app/writers.ts';
import { readConfig } from '#config';
import { openStore } from '#db/open.ts';
import { mapAsk } from '#prompts/summary.ts';
import { aProject, at } from '#test/kit/build.ts';

const config = readConfig(env);
if (!config.ok) throw new Error(config.error.join('; '));
const { store } = await openStore(config.value.databaseUrl);
const now = at(argv[2] ?? '');
const ask = mapAsk([{ id: 'u1', author: 'P1', date: '2026-03-10', text: 'Wrote the parser' }], 'mark');
await writersFrom(config.value, { store, newId })?.forProject(aProject(), 'digest', now)?.write(ask);
