import { describe, expect, it } from 'vitest';
import { renderForm } from '#views/index.ts';
import { gallery } from './gallery.ts';

const fields = gallery.flatMap((piece) =>
  'form' in piece
    ? renderForm(piece.form).blocks.flatMap((block) =>
        'element' in block && 'label' in block ? [{ id: `${piece.name}: ${block.block_id ?? ''}`, ...block }] : [],
      )
    : [],
);

describe('a field of a form', () => {
  it('says under itself what it wants, in a sentence or three, and not its label again', () => {
    expect(fields.length).toBeGreaterThan(100);
    const bare = fields.filter(({ label, hint }) => {
      const said = hint?.text ?? '';
      return said.length < 10 || said.length > 250 || !/[.?:]$|^Exactly: /u.test(said) || said.startsWith(label.text);
    });
    expect(bare.map(({ id, hint }) => `${id} (${hint?.text ?? 'nothing'})`)).toEqual([]);
  });

  it('says it to every kind of question of a project', () => {
    const own = fields.filter(({ block_id: id }) => id?.startsWith('own-'));
    expect(new Set(own.map(({ element }) => element.type))).toEqual(new Set(['plain_text_input', 'static_select']));
  });
});
