import { describe, expect, it } from 'vitest';
import type { Message, PromptMessage } from '#domain/message.ts';
import { toInstant, toLocalDate, type Zone } from '#domain/time.ts';
import { render } from '#views/index.ts';
import { gallery } from './gallery.ts';
import { faultsOf, seen } from './payload.ts';

function piece(name: string): Message {
  const found = gallery.find((one) => one.name === name);
  if (!found || !('message' in found)) throw new Error(`no message ${name}`);
  return found.message;
}

/** The buttons and menus of a face: id, label, value. */
function controls(message: Message): { id: string; label: string; value: string }[] {
  return render(message).blocks.flatMap((block) =>
    block.type !== 'actions'
      ? []
      : block.elements.flatMap((element) => {
          if (element.type === 'button')
            return [{ id: element.action_id ?? '', label: element.text.text, value: element.value ?? '' }];
          if (element.type !== 'static_select') return [];
          return (element.options ?? []).map(({ text, value }) => ({
            id: element.action_id ?? '',
            label: text.text,
            value: value ?? '',
          }));
        }),
  );
}

const HANDLE = 'p-vision@2026-03-10';

describe('the prompt', () => {
  it('offers everything a person can do, in the ids that the doors know', () => {
    expect(controls(piece('prompt'))).toEqual([
      { id: 'standup.fill', label: 'Fill in', value: HANDLE },
      { id: 'standup.same', label: 'Same plan', value: HANDLE },
      { id: 'standup.skip', label: 'Skip today', value: HANDLE },
      { id: 'handover.give', label: 'Hand over', value: 'p-vision' },
      { id: 'standup.snooze', label: '30 minutes', value: `${HANDLE}|30` },
      { id: 'standup.snooze', label: '1 hour', value: `${HANDLE}|60` },
      { id: 'standup.snooze', label: '2 hours', value: `${HANDLE}|120` },
    ]);
  });

  it('offers the same plan only where there was one to see', () => {
    const blank = { ...(piece('prompt') as PromptMessage), lastPlan: '\u200b \n' };
    expect(controls(blank).map(({ id }) => id)).not.toContain('standup.same');
    expect(seen(render(blank).blocks)).not.toContain('last time');
  });

  it('names project, date, deadline on their own clock, and quotes the plan', () => {
    const { text, blocks } = render(piece('prompt'));
    expect(text).toBe(
      'Standup for Vision, Tuesday 10 March. What moved since your last standup? You have until 18:00 your time.',
    );
    expect(seen(blocks)).toContain('until 18:00 your time');
    expect(JSON.stringify(blocks)).toContain('rich_text_quote');
    expect(seen(blocks)).toContain('- sweep the learning rate\n- write up the ablation');
  });

  it('says the date with a deadline on another day', () => {
    const night = { ...(piece('prompt') as PromptMessage), cutoffAt: toInstant('2026-03-11T00:30:00Z') };
    expect(render(night).text).toContain('until 06:00 on Wednesday 11 March your time');
  });
});

describe('what the prompt turns into', () => {
  it('offers what is still possible, and nothing else', () => {
    const ways = (name: string) => controls(piece(name)).map(({ id, label }) => `${id} ${label}`);
    expect(ways('prompt answered')).toEqual(['standup.fill Edit', 'handover.give Hand over']);
    expect(ways('prompt skipped')).toEqual(['standup.fill Fill in', 'handover.give Hand over']);
    expect(ways('prompt snoozed')).toEqual(['standup.fill Fill in now']);
    expect(ways('prompt excused')).toEqual([]);
    expect(ways('prompt missed')).toEqual([]);
  });

  it('says when it asks again, on their own clock', () => {
    expect(seen(render(piece('prompt snoozed')).blocks)).toContain('at 11:00 your time');
  });

  it('shows the answer in short', () => {
    const message = piece('prompt answered');
    if (message.kind !== 'prompt-done' || message.outcome.is !== 'answered') throw new Error('not answered');
    const long = {
      ...message,
      outcome: { ...message.outcome, words: { ...message.outcome.words, done: 'x '.repeat(5000) } },
    };
    expect(seen(render(long).blocks)).toContain('… (all of it is in the channel)');
    expect(JSON.stringify(render(long).blocks).length).toBeLessThan(4000);
  });
});

describe('the nudge', () => {
  it('explains itself and can be ended', () => {
    const { blocks } = render(piece('nudge'));
    expect(seen(blocks)).toMatch(/Why am I seeing this\? I asked at 09:30/);
    expect(controls(piece('nudge'))).toEqual([
      { id: 'standup.fill', label: 'Fill in', value: HANDLE },
      { id: 'standup.skip', label: 'Skip today', value: HANDLE },
      { id: 'hours.change', label: 'My hours', value: '-' },
      { id: 'nudge.useless', label: 'Not useful', value: `reminder|${HANDLE}` },
    ]);
  });
});

describe('the introduction', () => {
  it('proposes hours to confirm or change', () => {
    expect(controls(piece('introduction'))).toEqual([
      { id: 'hours.confirm', label: "That's right", value: '-' },
      { id: 'hours.change', label: 'Change', value: '-' },
      { id: 'holidays.open', label: 'Public holidays', value: '-' },
    ]);
    expect(seen(render(piece('introduction')).blocks)).toContain('Kolkata time (Asia/Kolkata)');
  });

  it('asks for the zone where Slack knows none, and has nothing to confirm', () => {
    expect(controls(piece('introduction without zone')).map(({ id }) => id)).toEqual(['hours.change']);
    expect(render(piece('introduction without zone')).text).toContain('Which time zone are you in?');
  });

  it('can be changed after it was confirmed', () => {
    expect(controls(piece('introduction confirmed')).map(({ id }) => id)).toEqual(['hours.change', 'holidays.open']);
  });
});

describe('an answer in the thread', () => {
  const answer = (words: object, more: object = {}): Message => {
    const message = piece('answer');
    if (message.kind !== 'answer-posted') throw new Error('no answer');
    return { ...message, words: { done: '', plan: '', blockers: '', evidence: '', ...words }, ...more };
  };

  it('shows only what was answered, under its label', () => {
    expect(seen(render(answer({ plan: 'sweep', evidence: ' ' })).blocks)).toBe('AnaNextsweep');
  });

  it('says late and edited in small print', () => {
    expect(render(piece('answer late')).blocks.at(-1)).toMatchObject({
      type: 'context',
      elements: [{ text: 'late · edited' }],
    });
    expect(render(piece('answer')).blocks.at(-1)?.type).toBe('rich_text');
  });

  it.each([
    ['in one field', { done: 'word '.repeat(2400) }],
    [
      'in four fields',
      { done: 'd '.repeat(1500), plan: 'p '.repeat(1500), blockers: 'b '.repeat(1500), evidence: 'e '.repeat(1500) },
    ],
    ['without a space', { done: 'x'.repeat(12_000) }],
  ])('is whole: %s', (_, words) => {
    const message = answer(words);
    const shown = seen(render(message).blocks).replace(/\s|Done|Next|Blockers|Learned or measured|^Ana/g, '');
    expect(shown).toBe(Object.values(words).join('').replace(/\s/g, ''));
    expect(render(message).blocks.length).toBeLessThanOrEqual(45);
    expect(faultsOf({ name: 'answer', message })).toEqual([]);
  });

  it('is cut, and says so, where Slack would refuse it', () => {
    const message = answer({ done: 'word '.repeat(8000), plan: 'short' });
    expect(seen(render(message).blocks)).toMatch(/cut here.*short/s);
    expect(faultsOf({ name: 'answer', message })).toEqual([]);
  });

  it('is shown plainer where its dress would be too heavy', () => {
    const message = answer({ done: '- a\n'.repeat(90), plan: '- https://a.b/c\n'.repeat(90) });
    expect(JSON.stringify(render(message).blocks)).not.toContain('rich_text_list');
    expect(faultsOf({ name: 'answer', message })).toEqual([]);
  });

  it('has something to show where nothing was written', () => {
    expect(seen(render(answer({})).blocks)).toBe('AnaChecked in without words.');
  });
});

describe('the preview', () => {
  const row = {
    is: 'asked',
    zone: 'Europe/Berlin' as Zone,
    askAt: toInstant('2026-03-29T07:30:00Z'),
    nudgeAt: null,
    cutoffAt: toInstant('2026-03-29T16:00:00Z'),
    shift: 60,
  } as const;
  const message = (rows: Extract<Message, { kind: 'standup-preview' }>['rows']): Message => ({
    kind: 'standup-preview',
    projectName: 'Vision',
    date: toLocalDate('2026-03-29'),
    rows,
    closesAt: toInstant('2026-03-29T16:00:00Z'),
    questions: [],
    others: [],
  });

  it('puts people with one plan on one line, on their own clock', () => {
    const shown = seen(
      render(
        message([
          { ...row, name: 'Ana' },
          { ...row, name: 'Bo' },
        ]),
      ).blocks,
    );
    expect(shown).toContain('Berlin time (Europe/Berlin)\nAna and Bo · asked 09:30 · no reminder · until 18:00');
  });

  it('says what a clock change takes or gives', () => {
    expect(seen(render(message([{ ...row, name: 'Ana' }])).blocks)).toContain(
      'the clock goes forward, 60 minutes lost',
    );
    expect(seen(render(message([{ ...row, name: 'Ana', shift: -60 }])).blocks)).toContain(
      'the clock goes back, 60 minutes gained',
    );
  });

  it('stays readable for a team of 60 with 60 plans', () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      ...row,
      name: `Member ${index}`,
      askAt: toInstant(`2026-03-29T07:${String(index).padStart(2, '0')}:00Z`),
    }));
    expect(faultsOf({ name: 'preview', message: message(rows) })).toEqual([]);
    expect(seen(render(message(rows)).blocks)).toContain('Member 59');
  });
});

describe('the help', () => {
  it('offers the nearest word to one it does not know', () => {
    expect(render(piece('help for an unknown word')).text).toBe("I don't know “snoze”. Did you mean “snooze”?");
  });
});

describe('a note', () => {
  it('gives back what was typed', () => {
    const { text, blocks } = render(piece('note with kept words'));
    expect(text).toBe('There is no open standup. Try /standup.');
    expect(JSON.stringify(blocks)).toContain('rich_text_preformatted');
    expect(seen(blocks)).toContain('https://wandb.ai/vision/runs/7f3k');
  });

  it('shows commands as code, and reads them out without signs', () => {
    const { text, blocks } = render({ kind: 'note', tone: 'refused', text: 'Use `/standup skip` today.' });
    expect(text).toBe('Use /standup skip today.');
    expect(JSON.stringify(blocks)).toContain('{"type":"text","text":"/standup skip","style":{"code":true}}');
  });
});
