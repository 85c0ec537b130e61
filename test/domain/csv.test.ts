import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, safe, toCsv, unsafe } from '#domain/csv.ts';

const cells = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', 'a', ' ', '＝') }),
);

describe('CSV', () => {
  it('gives back whatever was written, to the letter', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 2, maxLength: 5 }), { maxLength: 6 }), (rows) => {
        const read = readCsv(toCsv(rows));
        expect(read.ok && read.value.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });

  it('never lets a cell begin with what a spreadsheet acts on', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
      expect(safe(`${start}1+1`)).toBe(`'${start}1+1`);
      expect(toCsv([[`${start}cmd`, 'x']])).toMatch(/^"?'/);
    }
    expect([safe("'tis"), safe("'=a"), unsafe("''=a"), unsafe("'tis"), safe('a=b'), safe('')]).toEqual([
      "'tis",
      "''=a",
      "'=a",
      "'tis",
      'a=b',
      '',
    ]);
  });

  it('names the line on which each row starts, whatever ends lines, and leaves out empty ones', () => {
    const read = readCsv('\ufeffa,b\r\n"x\ny",2\n\n3,4\r5,');
    expect(read).toEqual({
      ok: true,
      value: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['x\ny', '2'] },
        { line: 5, cells: ['3', '4'] },
        { line: 6, cells: ['5', ''] },
      ],
    });
  });

  it('says where a quotation is out of place', () => {
    expect(readCsv('a\n"b\n')).toMatchObject({ ok: false, error: { line: 2 } });
    expect(readCsv('a\nb\n"c"d')).toMatchObject({ ok: false, error: { line: 3 } });
    expect(readCsv('a "b"\n')).toMatchObject({ ok: false, error: { line: 1 } });
  });

  it('reads a megabyte of quotation marks in no time', () => {
    const from = performance.now();
    readCsv(`"${'""'.repeat(500_000)}`);
    readCsv(','.repeat(200_000));
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});
