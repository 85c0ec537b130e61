import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AnswerWords } from '#domain/prompt.ts';
import type { Store } from '#ports/store.ts';
import { engines } from '#test/kit/engines.ts';
import {
  aMember,
  ALPHA,
  ANN,
  anAbsence,
  anAnswer,
  anOutgoing,
  aParticipation,
  aProject,
  aPrompt,
  at,
  aWorkspace,
  HOME,
  key,
  TUESDAY,
} from './build.ts';

const NAUGHTY = fileURLToPath(new URL('../../../shared/data/adversarial/naughty-strings.jsonl', import.meta.url));
const OWN = [
  '',
  ' leading, trailing\t\n',
  `'; drop table answer; -- "quotes" \\ %_`,
  '\u0000 in the \u0000 middle',
  '\u202Eright to left\u202C مرحبا שלום',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301 \uFEFF \u2028',
  '<!channel> <@U1> &amp; *bold*',
  'x'.repeat(12_000),
];
const LONE = ['\uD800', 'a\uDC00b', '\uDC00\uD800'];

/** The lists of others where they are at hand, ours anyway. */
function hostile(): string[] {
  const lines = existsSync(NAUGHTY) ? readFileSync(NAUGHTY, 'utf8').trim().split('\n') : [];
  return [...OWN, ...lines.map((line) => (JSON.parse(line) as { text: string }).text)];
}

describe.each(engines)('atomically on $name', (engine) => {
  it('keeps all of the work and returns its result', async () => {
    const store = await engine.store();
    const result = await store.atomically(async (inside) => {
      await inside.prompts.insert(aPrompt());
      return inside.deliveries.insert(anOutgoing('a'), at('07:00'));
    });
    expect(result).toBe(true);
    expect(await store.prompts.find(HOME, ALPHA, ANN, TUESDAY)).toEqual(aPrompt());
    expect(await store.deliveries.find(HOME, key('a'))).not.toBeNull();
  });

  it('keeps none of the work when it throws, and goes on working', async () => {
    const store = await engine.store();
    const work = async (inside: Store) => {
      await inside.workspaces.save(aWorkspace());
      await inside.projects.save(aProject());
      await inside.participations.save(aParticipation());
      await inside.answers.save(anAnswer());
      await inside.deliveries.insert(anOutgoing('a'), at('07:00'));
      throw new Error('midway');
    };
    await expect(store.atomically(work)).rejects.toThrow('midway');

    expect(await store.workspaces.find(HOME)).toBeNull();
    expect(await store.projects.find(HOME, ALPHA)).toBeNull();
    expect(await store.participations.of(HOME, ALPHA)).toEqual([]);
    expect(await store.answers.history(HOME, ALPHA, ANN, TUESDAY)).toEqual([]);
    expect(await store.deliveries.find(HOME, key('a'))).toBeNull();
    expect(await store.deliveries.insert(anOutgoing('a'), at('07:00'))).toBe(true);
  });

  it('joins the call around it: what the inner one did goes with the outer', async () => {
    const store = await engine.store();
    const work = async (outer: Store) => {
      await outer.atomically(async (inner) => {
        await inner.atomically((innermost) => innermost.prompts.insert(aPrompt()));
        expect(await outer.prompts.find(HOME, ALPHA, ANN, TUESDAY)).toEqual(aPrompt());
      });
      throw new Error('after the inner one');
    };
    await expect(store.atomically(work)).rejects.toThrow('after the inner one');
    expect(await store.prompts.find(HOME, ALPHA, ANN, TUESDAY)).toBeNull();
  });

  it('throws instead of waiting for ever where the outer store is used inside', async () => {
    const store = await engine.store();
    const sentence = 'inside atomically() use only the store that it hands you';
    await expect(store.atomically(() => store.prompts.insert(aPrompt()))).rejects.toThrow(`prompts: ${sentence}`);
    const { prompts } = store;
    await expect(store.atomically(() => prompts.insert(aPrompt()))).rejects.toThrow(`insert: ${sentence}`);
    await expect(store.atomically(() => store.atomically(() => Promise.resolve()))).rejects.toThrow(sentence);
    expect(await store.prompts.insert(aPrompt())).toBe(true);
  });

  it('lets others wait their turn: what is asked meanwhile from outside sees all or nothing', async () => {
    const store = await engine.store();
    let seen: unknown = 'nothing yet';
    const outside = Promise.withResolvers<void>();
    const looks = outside.promise.then(async () => {
      seen = await store.prompts.find(HOME, ALPHA, ANN, TUESDAY);
    });
    await store.atomically(async (inside) => {
      await inside.prompts.insert(aPrompt());
      outside.resolve();
      await inside.prompts.save(aPrompt({ state: 'skipped' }));
    });
    await looks;
    expect(seen).toEqual(aPrompt({ state: 'skipped' }));
  });

  it('may be left by work that goes on afterwards with the outer store', async () => {
    const store = await engine.store();
    const later = Promise.withResolvers<void>();
    const left: Promise<boolean>[] = [];
    await store.atomically(async () => {
      left.push(later.promise.then(() => store.prompts.insert(aPrompt())));
    });
    later.resolve();
    expect(await Promise.all(left)).toEqual([true]);
  });
});

describe.each(engines)('what people type, on $name', (engine) => {
  it('comes back as typed from answers, their history and deliveries, lone surrogates included', async () => {
    const { answers, deliveries } = await engine.store();
    const texts = [...hostile(), ...LONE];
    for (const [n, text] of texts.entries()) {
      const words: AnswerWords = { done: text, plan: `${text} `, blockers: text, evidence: '' };
      await answers.save(anAnswer({ version: n + 1, words }));
      await deliveries.insert(anOutgoing(`${n}`, { message: { kind: 'note', tone: 'info', text } }), at('07:00'));

      expect((await answers.find(HOME, ALPHA, ANN, TUESDAY))?.words).toEqual(words);
      expect((await deliveries.find(HOME, key(`${n}`)))?.message).toEqual({ kind: 'note', tone: 'info', text });
    }
    const versions = await answers.history(HOME, ALPHA, ANN, TUESDAY);
    expect(versions.map(({ words }) => words.done)).toEqual(texts);
  });

  it('comes back as typed from names, reasons and the inbox', async () => {
    const store = await engine.store();
    for (const [n, typed] of hostile().entries()) {
      // The text of PostgreSQL holds no NUL.
      const text = engine.name === 'sqlite' ? typed : typed.replaceAll('\0', '\uFFFD');
      await store.members.save(aMember({ name: typed }));
      await store.projects.save(aProject({ name: typed }));
      await store.absences.save(anAbsence({ reason: typed }));
      await store.inbox.keep({ workspace: HOME, id: `${n}`, kind: 'k', payload: typed, receivedAt: at('07:00') });

      expect((await store.members.find(HOME, ANN))?.name).toBe(text);
      expect((await store.projects.find(HOME, ALPHA))?.name).toBe(text);
      expect((await store.absences.ofUser(HOME, ANN, TUESDAY))[0]?.reason).toBe(text);
      expect((await store.inbox.take(at('08:00'), at('07:00'), 1))[0]?.payload).toBe(text);
    }
  });

  it('loses lone surrogates in names and reasons, as UTF-8 has none: each becomes U+FFFD', async () => {
    const { members } = await engine.store();
    for (const text of LONE) {
      await members.save(aMember({ name: text }));
      expect((await members.find(HOME, ANN))?.name).toMatch(/^a?\uFFFD+b?$/);
    }
  });
});
