import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmpty, readAnswer } from '#domain/answer.ts';
import { askedBy, readAsked, readQuestions, stillAsked, writeQuestions, type Question } from '#domain/question.ts';
import { words } from '#test/kit/build.ts';
import { NAUGHTY } from '#test/kit/naughty.ts';

const question = (own: Partial<Question> = {}): Question => ({
  text: 'How are you?',
  kind: 'text',
  choices: [],
  required: false,
  ...own,
});
const faultsOf = (text: string) => {
  const read = readQuestions(text);
  return read.ok ? [] : read.error;
};

describe('questions written one a line', () => {
  it.each([
    ['How are you?', question()],
    ['  - How are you? | text', question()],
    ['2. How are you?|required', question({ required: true })],
    ['How are you? | Number | optional', question({ kind: 'number' })],
    [
      'How are you? | good,fine , bad | required',
      question({ kind: 'choice', choices: ['good', 'fine', 'bad'], required: true }),
    ],
    ['How are you? | a, b; c', question({ kind: 'choice', choices: ['a, b', 'c'] })],
  ])('reads %s', (line, read) => {
    expect(readQuestions(line)).toEqual({ ok: true, value: [read] });
  });

  it.each([
    ['x | numer', 'Line 1: "numer" is no kind of answer (did you mean number?)'],
    ['Mood? (choice)', 'Line 1: "Mood? (choice)" says in brackets how it is answered. Write that after a bar'],
    ['| number', 'Line 1: the question is missing before the bar.'],
    ['a\n\nA ', 'Line 3: "A" is asked twice.'],
    ['a | b, B', 'Line 1: the choice "B" stands there twice.'],
    ['a | number | b, c', 'Line 1: "b, c" is a second kind of answer'],
    ['x'.repeat(121), 'Line 1: the question is 121 characters long; 120 is the most.'],
    [Array.from({ length: 11 }, (_, n) => `q${n}`).join('\n'), 'These are 11 questions; 10 are the most.'],
  ])('says what is wrong with %s', (text, fault) => {
    expect(faultsOf(text).join('\n')).toContain(fault);
  });

  it('reads what it writes, whatever people name their questions and choices', () => {
    const word = fc.oneof(fc.constantFrom(...NAUGHTY), fc.string({ unit: 'grapheme', maxLength: 30 }));
    const line = fc
      .tuple(word, fc.constantFrom('', 'number', 'text', 'yes, no', 'a, b; c'), fc.boolean())
      .map(([text, kind, required]) => `${text} | ${kind} | ${required ? 'required' : ''}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const read = readQuestions(lines.join('\n'));
        if (read.ok) expect(readQuestions(writeQuestions(read.value))).toEqual(read);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an answer to one', () => {
  it.each([
    ['12', '12'],
    [' 0.75 ', '0.75'],
    ['+3', '3'],
    ['−4.5', '-4.5'],
  ])('takes the number %s', (typed, text) => {
    const read = readAsked(question({ kind: 'number' }), typed);
    expect(read).toEqual({ ok: true, value: { question: 'How are you?', kind: 'number', text } });
  });

  it.each(['3 h', '1,5', 'many', '1e9', '1.2.3', '٣'])('names the right form for %s', (typed) => {
    const read = readAsked(question({ kind: 'number' }), typed);
    expect(read.ok ? '' : read.error).toContain('such as 12 or 0.75');
    if (typed === '1,5') expect(read.ok ? '' : read.error).toContain('Did you mean 1.5?');
  });

  it('is one of the choices, in whatever case, or is told them', () => {
    const choice = question({ kind: 'choice', choices: ['Good', 'Bad'] });
    expect(readAsked(choice, 'good')).toMatchObject({ ok: true, value: { text: 'Good' } });
    expect(readAsked(choice, 'so so')).toEqual({ ok: false, error: 'Choose one of these: Good, Bad.' });
  });

  it('is missed where it is required', () => {
    const asked = [question({ text: 'a' }), question({ text: 'b', required: true })];
    expect(stillAsked(asked)?.text).toBe('b');
    expect(stillAsked(asked, [{ question: 'b', kind: 'text', text: 'x' }])).toBeNull();
  });
});

describe('a typed standup', () => {
  const own = [question({ text: 'GPU hours?', kind: 'number' }), question({ text: 'Worth reading' })];

  it('answers them by their words and a colon, and goes on with the rest', () => {
    const read = readAnswer('Done: a\nGPU hours: 12\nb\n- worth reading: this\nand that\nNext: c', own);
    expect(read).toEqual({
      ...words({ done: 'a\nb', plan: 'c' }),
      asked: [
        { question: 'GPU hours?', kind: 'number', text: '12' },
        { question: 'Worth reading', kind: 'text', text: 'this\nand that' },
      ],
    });
    expect(isEmpty(readAnswer('Worth reading: x', own))).toBe(false);
  });

  it('keeps what no number can be as a line, so that it is not lost', () => {
    expect(readAnswer('GPU hours: a lot', own)).toEqual(words({ done: 'GPU hours: a lot' }));
  });

  it('loses no word, wherever they stand', () => {
    const line = fc.tuple(
      fc.constantFrom('', 'Done: ', 'Next: ', 'Worth reading: ', 'worth reading? : '),
      fc.stringMatching(/^[a-z]{1,8}$/),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const { asked = [], ...four } = readAnswer(lines.map(([heading, said]) => heading + said).join('\n'), own);
        const said = [...Object.values(four), ...asked.map(({ text }) => text)];
        const found = said.flatMap((text: string) => text.split('\n').filter((one) => one !== ''));
        expect(found.toSorted()).toEqual(lines.map(([, one]) => one).toSorted());
      }),
      { numRuns: 100 },
    );
  });

  it('is no answer to a question that only begins alike', () => {
    expect(askedBy('GPU hours are short: sadly', own)).toBeNull();
  });
});
