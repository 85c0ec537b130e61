import { isDeepStrictEqual } from 'node:util';
import type { PayloadError } from '#sandbox/world.ts';
import { isZone } from '#sandbox/zones.ts';
import { deeper, failed, isRecord, unknownField } from './fault.ts';
import { BLOCKS } from './limits/tables.ts';
import type { Surface } from './limits/spec.ts';
import { elementsOf, entries } from './placement.ts';
import type { Placed } from './placement.ts';

/** The faults between the fields of one block or of its elements: each field is well made, but they do not fit together. */
export function checkRelations(block: Placed, surface: Surface): PayloadError[] {
  const type = block.value['type'];
  return [
    ...elementsOf(block).flatMap((element) => [
      ...checkOrder(element),
      ...checkInitial(element),
      ...checkZone(element),
      ...checkResponseUrl(element, type === 'input' && surface === 'modal'),
    ]),
    ...(type === 'input' ? checkDispatch(block) : []),
    ...(type === 'table' || type === 'data_table' ? checkCells(block, type) : []),
    ...(type === 'data_table' ? checkGrid(block) : []),
    ...(type === 'data_visualization' ? checkChart(block) : []),
  ];
}

/** Pairs of which the first may not exceed the second. number_input writes its numbers as strings. */
const ORDERED = [
  ['min_length', 'max_length'],
  ['min_lines', 'max_lines'],
  ['min_value', 'max_value'],
] as const;

function checkOrder({ value, pointer }: Placed): PayloadError[] {
  return ORDERED.flatMap(([low, high]) => {
    if (value[low] === undefined || value[high] === undefined) return [];
    if (!(Number(value[low]) > Number(value[high]))) return [];
    return [failed(deeper(pointer, low), `${low} must not exceed ${high}`, 'max_value', value[high], value[low])];
  });
}

/** What is chosen beforehand must be among what can be chosen. Source: `types`, "exactly matches one of the options". */
function checkInitial({ value, pointer }: Placed): PayloadError[] {
  const groups = entries(value['option_groups'], '').map((group) => group.value['options']);
  const options = [value['options'], ...groups].flatMap((list) => entries(list, '').map((option) => option.value));
  if (options.length === 0) return [];
  const single = value['initial_option'];
  const chosen = [
    ...(isRecord(single) ? [{ value: single, pointer: deeper(pointer, 'initial_option') }] : []),
    ...entries(value['initial_options'], deeper(pointer, 'initial_options')),
  ];
  return chosen
    .filter((choice) => !options.some((option) => isDeepStrictEqual(option, choice.value)))
    .map((choice) => failed(choice.pointer, 'must match one of the options', 'one_of_options'));
}

/** Source: `types`: the timezone of a timepicker is an IANA name. */
function checkZone({ value, pointer }: Placed): PayloadError[] {
  const zone = value['timezone'];
  if (typeof zone !== 'string' || zone === '' || isZone(zone)) return [];
  return [failed(deeper(pointer, 'timezone'), 'must be an IANA time zone', 'timezone', undefined, zone)];
}

/** Source: `tk`: response_url_enabled only where a modal's input block can give a response_url. */
function checkResponseUrl({ value, pointer }: Placed, allowed: boolean): PayloadError[] {
  if (value['response_url_enabled'] !== true || allowed) return [];
  const at = deeper(pointer, 'response_url_enabled');
  return [failed(at, 'response_url_enabled is only for an input block of a modal', 'surface', 'modal input')];
}

/** Source: `types`: a file_input dispatches no actions. */
function checkDispatch({ value, pointer }: Placed): PayloadError[] {
  const element = value['element'];
  if (value['dispatch_action'] !== true || !isRecord(element) || element['type'] !== 'file_input') return [];
  return [unknownField(pointer, 'dispatch_action')];
}

function checkCells({ value, pointer }: Placed, type: string): PayloadError[] {
  const max = BLOCKS[type]?.maxCellChars;
  const total = charsIn(rowsOf(value));
  if (max === undefined || total <= max) return [];
  const message = `cells must be less than ${max + 1} characters together`;
  return [failed(deeper(pointer, 'rows'), message, 'max_characters', max, total)];
}

/** Source: `data_table`: rows of one length, a header without rich text, a header column that exists. */
function checkGrid({ value, pointer }: Placed): PayloadError[] {
  const rows = rowsOf(value);
  const header = rows[0] ?? [];
  const at = deeper(pointer, 'rows');
  const column = value['row_header_column_index'];
  return [
    ...rows.flatMap((row, index) =>
      row.length === header.length
        ? []
        : [failed(deeper(at, index), 'all rows must have the same length', 'same_length', header.length, row.length)],
    ),
    ...header.flatMap((cell, index) =>
      isRecord(cell) && cell['type'] === 'rich_text'
        ? [
            failed(`${at}/0/${index}/type`, 'unsupported type: rich_text in the header', 'enum', [
              'raw_text',
              'raw_number',
            ]),
          ]
        : [],
    ),
    ...(typeof column === 'number' && column >= header.length
      ? [failed(deeper(pointer, 'row_header_column_index'), 'there is no such column', 'max_value', header.length - 1)]
      : []),
  ];
}

/** Source: `data_viz`: series have different names and one point for each category of the axis. */
function checkChart({ value, pointer }: Placed): PayloadError[] {
  const chart = value['chart'];
  if (!isRecord(chart)) return [];
  const axis = chart['axis_config'];
  const categories: unknown = isRecord(axis) ? axis['categories'] : undefined;
  const at = `${pointer}/chart/series`;
  const seen = new Set<unknown>();
  return entries(chart['series'], at).flatMap((series) => {
    const name = series.value['name'];
    const twice = seen.has(name);
    seen.add(name);
    const labels = entries(series.value['data'], '').map((point) => point.value['label']);
    const fits = !Array.isArray(categories) || isDeepStrictEqual(new Set(labels), new Set(categories));
    const complete = !Array.isArray(categories) || labels.length === categories.length;
    return [
      ...(twice ? [failed(`${series.pointer}/name`, 'series must have different names', 'unique', 'name', name)] : []),
      ...(fits && complete
        ? []
        : [
            failed(
              `${series.pointer}/data`,
              'must have one point for each category',
              'same_labels',
              categories,
              labels,
            ),
          ]),
    ];
  });
}

function rowsOf(value: Record<string, unknown>): unknown[][] {
  const rows: unknown = value['rows'];
  return Array.isArray(rows) ? rows.filter((row): row is unknown[] => Array.isArray(row)) : [];
}

/** Characters of every `text` inside a cell, however deep. */
function charsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + charsIn(inner), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : charsIn(inner)),
    0,
  );
}
