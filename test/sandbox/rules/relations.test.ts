import { checkBlocks } from '#sandbox/rules/payload.ts';
import { describe, expect, it } from 'vitest';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value), value });
const actions = (element: Record<string, unknown>) => [{ type: 'actions', elements: [element] }];
const input = (element: Record<string, unknown>, extra: Record<string, unknown> = {}) => [
  { type: 'input', label: plain('Label'), element, ...extra },
];
const raw = (text: string) => ({ type: 'raw_text', text });
const rich = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const pointers = (errors: readonly { pointer: string }[]) => errors.map(({ pointer }) => pointer);

const number = (min: string) => ({
  type: 'number_input',
  is_decimal_allowed: false,
  min_value: min,
  max_value: '10',
});

const single = (initial: string) => ({
  type: 'static_select',
  options: [option('a'), option('b')],
  initial_option: option(initial),
});

const grouped = (initial: string) => ({
  type: 'multi_static_select',
  option_groups: [{ label: plain('Group'), options: [option('a')] }],
  initial_options: [option(initial)],
});

const table = (last: number) => [{ type: 'table', rows: [[raw('x'.repeat(5000)), rich('x'.repeat(last))]] }];

const data = (rows: readonly unknown[], extra: Record<string, unknown> = {}) => [
  { type: 'data_table', caption: 'Answers', rows, ...extra },
];

const chart = (body: Record<string, unknown>) => [{ type: 'data_visualization', title: 'Mood', chart: body }];

const categories = (count: number) => Array.from({ length: count }, (_, index) => `day ${index}`);

const series = (name: string, labels: readonly string[]) => ({
  name,
  data: labels.map((label) => ({ label, value: 0 })),
});

const line = (count: number, points: number) =>
  chart({
    type: 'line',
    series: Array.from({ length: count }, (_, index) => series(`s${index}`, categories(points))),
    axis_config: { categories: categories(points) },
  });

const pie = (count: number) =>
  chart({ type: 'pie', segments: Array.from({ length: count }, () => ({ label: 'x', value: 1 })) });
expect(checkBlocks(pie(6), 'message')).toEqual([]);

const named = (size: number) =>
  chart({
    type: 'bar',
    series: [series('n'.repeat(size), ['l'.repeat(size)])],
    axis_config: { categories: ['l'.repeat(size)] },
  });
expect(checkBlocks(named(20), 'message')).toEqual([]);

const area = (...all: readonly unknown[]) =>
  chart({ type: 'area', series: all, axis_config: { categories: ['a', 'b'] } });
expect(checkBlocks(area(series('x', ['a', 'b']), series('y', ['a', 'b'])), 'message')).toEqual([]);

const slice = (value: number) => chart({ type: 'pie', segments: [{ label: 'x', value }] });

it('has 6 segments, series of 20 points and 6 of them at most', () => {
  expect(pointers(checkBlocks(pie(7), 'message'))).toEqual(['/blocks/0/chart/segments']);
  expect(checkBlocks(line(6, 20), 'message')).toEqual([]);
  expect(pointers(checkBlocks(line(7, 20), 'message'))).toEqual(['/blocks/0/chart/series']);
  expect(pointers(checkBlocks(line(1, 21), 'message'))).toEqual(
    expect.arrayContaining(['/blocks/0/chart/series/0/data', '/blocks/0/chart/axis_config/categories']),
  );
});

describe('fields of one element that belong together', () => {
  it.each([
    ['plain_text_input', 'min_length', 'max_length', 5],
    ['rich_text_input', 'min_lines', 'max_lines', 5],
  ] as const)('keeps %s %s at most %s', (type, low, high, limit) => {
    const element = (value: number) => ({ type, action_id: 'a', [low]: value, [high]: limit });
    expect(checkBlocks(input(element(limit)), 'modal')).toEqual([]);
    expect(pointers(checkBlocks(input(element(limit + 1)), 'modal'))).toEqual([`/blocks/0/element/${low}`]);
  });

  it('compares the numbers that a number_input writes as strings', () => {
    expect(checkBlocks(input(number('9')), 'modal')).toEqual([]);
    expect(pointers(checkBlocks(input(number('11')), 'modal'))).toEqual(['/blocks/0/element/min_value']);
  });

  it('chooses beforehand only what can be chosen', () => {
    expect(checkBlocks(actions(single('b')), 'message')).toEqual([]);
    expect(pointers(checkBlocks(actions(single('c')), 'message'))).toEqual(['/blocks/0/elements/0/initial_option']);
  });

  it('finds what is chosen beforehand in groups too', () => {
    expect(checkBlocks(actions(grouped('a')), 'message')).toEqual([]);
    expect(pointers(checkBlocks(actions(grouped('b')), 'message'))).toEqual(['/blocks/0/elements/0/initial_options/0']);
  });

  it('takes a zone of a timepicker by its IANA name only', () => {
    const picker = (timezone: string) => actions({ type: 'timepicker', initial_time: '09:30', timezone });
    expect(checkBlocks(picker('Asia/Kathmandu'), 'message')).toEqual([]);
    expect(pointers(checkBlocks(picker(''), 'message'))).toEqual(['/blocks/0/elements/0/timezone']);
    expect(pointers(checkBlocks(picker('Kathmandu time'), 'message'))).toEqual(['/blocks/0/elements/0/timezone']);
  });

  it('gives a response_url only for an input block of a modal', () => {
    const select = { type: 'conversations_select', response_url_enabled: true };
    expect(checkBlocks(input(select), 'modal')).toEqual([]);
    expect(pointers(checkBlocks(actions(select), 'modal'))).toEqual(['/blocks/0/elements/0/response_url_enabled']);
    expect(pointers(checkBlocks(input(select), 'home'))).toEqual(['/blocks/0/element/response_url_enabled']);
  });

  it('dispatches no actions for files', () => {
    expect(checkBlocks(input({ type: 'plain_text_input' }, { dispatch_action: true }), 'modal')).toEqual([]);
    expect(checkBlocks(input({ type: 'file_input' }, { dispatch_action: true }), 'modal')).toMatchObject([
      { code: 'unknown_field', pointer: '/blocks/0' },
    ]);
  });
});

describe('a table', () => {
  it('has at most 10,000 characters in all cells', () => {
    expect(checkBlocks(table(5000), 'message')).toEqual([]);
    expect(pointers(checkBlocks(table(5001), 'message'))).toEqual(['/blocks/0/rows']);
  });
});

describe('a cell of rich text', () => {
  it('counts the characters of lists, too', () => {
    const item = { type: 'rich_text_section', elements: [{ type: 'text', text: 'x'.repeat(5001) }] };
    const listed = { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: [item] }] };
    expect(checkBlocks([{ type: 'table', rows: [[listed]] }], 'message')).toEqual([]);
    expect(checkBlocks([{ type: 'table', rows: [[listed, listed]] }], 'message')).toMatchObject([
      { message: 'cells must be less than 10001 characters together', constraint: { got: 10_002 } },
    ]);
  });
});

describe('a data table', () => {
  it('has at most 10,000 characters in all cells', () => {
    expect(checkBlocks(data([[raw('x'.repeat(5000))], [raw('x'.repeat(5000))]]), 'message')).toEqual([]);
    expect(pointers(checkBlocks(data([[raw('x'.repeat(5000))], [raw('x'.repeat(5001))]]), 'message'))).toEqual([
      '/blocks/0/rows',
    ]);
  });

  it('has rows of one length', () => {
    expect(
      checkBlocks(
        data([
          [raw('a'), raw('b')],
          [raw('c'), raw('d')],
        ]),
        'message',
      ),
    ).toEqual([]);
    expect(pointers(checkBlocks(data([[raw('a'), raw('b')], [raw('c')]]), 'message'))).toEqual(['/blocks/0/rows/1']);
  });

  it('has no rich text in its header', () => {
    expect(checkBlocks(data([[raw('a')], [rich('b')]]), 'message')).toEqual([]);
    expect(pointers(checkBlocks(data([[rich('a')], [raw('b')]]), 'message'))).toEqual(['/blocks/0/rows/0/0/type']);
  });

  it('names a header column that exists, of 20 at most', () => {
    const row = Array.from({ length: 20 }, () => raw('x'));
    const at = (column: number) => checkBlocks(data([row, row], { row_header_column_index: column }), 'message');
    expect(at(19)).toEqual([]);
    expect(pointers(at(20))).toContain('/blocks/0/row_header_column_index');
    expect(checkBlocks(data([[raw('a')], [raw('b')]], { row_header_column_index: 1 }), 'message')).toMatchObject([
      { pointer: '/blocks/0/row_header_column_index', constraint: { expected: 0 } },
    ]);
  });
});

describe('a chart', () => {
  it('has labels and names of 20 characters at most', () => {
    expect(pointers(checkBlocks(named(21), 'message'))).toEqual([
      '/blocks/0/chart/series/0/name',
      '/blocks/0/chart/series/0/data/0/label',
      '/blocks/0/chart/axis_config/categories/0',
    ]);
  });

  it('has series of different names, with one point for each category', () => {
    expect(pointers(checkBlocks(area(series('x', ['a', 'b']), series('x', ['a', 'b'])), 'message'))).toEqual([
      '/blocks/0/chart/series/1/name',
    ]);
    expect(pointers(checkBlocks(area(series('x', ['a'])), 'message'))).toEqual(['/blocks/0/chart/series/0/data']);
    expect(pointers(checkBlocks(area(series('x', ['a', 'c'])), 'message'))).toEqual(['/blocks/0/chart/series/0/data']);
  });

  it('has slices of more than nothing', () => {
    expect(checkBlocks(slice(0.1), 'message')).toEqual([]);
    expect(pointers(checkBlocks(slice(0), 'message'))).toEqual(['/blocks/0/chart/segments/0/value']);
  });
});
