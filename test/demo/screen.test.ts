import { describe, expect, it } from 'vitest';
import { column, createScreen, trimTo } from '#demo/screen.ts';

/** All that a screen writes on a stream such as `own`. */
function written(own: { isTTY?: boolean; columns?: number }, env: Record<string, string>): string {
  let out = '';
  const screen = createScreen({ ...own, write: (text) => (out += text) }, env);
  screen.status('12:00');
  screen.line(screen.tint('good', 'done'));
  return out;
}

describe('a screen', () => {
  it('is coloured and has a status on a terminal only, and no colour with NO_COLOR', () => {
    expect(written({ isTTY: true, columns: 80 }, {})).toBe('12:00\r\u001B[2K\u001B[32mdone\u001B[39m\n');
    expect(written({ isTTY: true, columns: 80 }, { NO_COLOR: '1' })).toBe('12:00\r\u001B[2Kdone\n');
    expect(written({ isTTY: true, columns: 80 }, { TERM: 'dumb' })).toBe('done\n');
    expect(written({}, {})).toBe('done\n');
  });
});

describe('words in so many columns', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly 10', 10, 'exactly 10'],
    ['more than that', 10, 'more than…'],
    ['two\nlines', 10, 'two lines'],
    ['\u001B[31mred\u001B[0m\u0007', 10, 'red'],
    ['日本語日本語', 7, '日本語…'],
    ['a\u202Eb', 10, 'ab'],
  ])('%j in %d', (text, width, shown) => {
    expect(trimTo(text, width)).toBe(shown);
  });

  it('are filled up to a column', () => {
    expect(column('日本', 6)).toBe('日本  ');
    expect(column('San Francisco', 6)).toBe('San F…');
  });
});
