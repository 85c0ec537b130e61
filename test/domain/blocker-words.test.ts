import { saysNone, withoutNone } from '#domain/blocker-words.ts';
import { describe, expect, it } from 'vitest';

describe('saysNone', () => {
  it.each([
    '',
    ' \n ',
    'none',
    'None.',
    'NONE',
    'no',
    'Nope',
    'n/a',
    'N / A',
    'n.a.',
    'NA',
    '-',
    '—',
    '--',
    '...',
    'nothing',
    'Nothing today',
    'nothing for now',
    'No blockers',
    'no current blockers.',
    'no issues at the moment',
    'not blocked',
    'all good 👍',
    '✅',
    '- none',
    '* no',
    '1. none',
    '• n/a',
    'none\nn/a\n-',
    '_none_',
    '(none)',
    'keine',
    'なし',
    '无',
    '\u200b',
  ])('takes %j for no blocker', (text) => {
    expect(saysNone(text)).toBe(true);
  });

  it.each([
    'no GPU until Thursday',
    'none of the labels arrived',
    'nothing works',
    'not blocked on data, but on review',
    'no access to the cluster',
    'none?',
    '?',
    '🔥',
    'IPNS',
    'N/a?  Sort of.',
    '#1884',
    'https://github.com/ipfs/interop/pull/22',
    'no blockers, but no GPUs either',
    '0',
  ])('takes %j for a blocker', (text) => {
    expect(saysNone(text)).toBe(false);
  });
});

describe('withoutNone', () => {
  it('drops the lines that only say none and keeps the others as typed', () => {
    expect(withoutNone('- none\n  - waiting for  <labels>\nn/a\r\nPR #3')).toBe('  - waiting for  <labels>\nPR #3');
  });
});
