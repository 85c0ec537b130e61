import type { ModalView } from '@slack/types';
import type { ToldForm } from '#domain/form.ts';
import { oneLine, plain, section } from './kit.ts';

/** Sentences where a form was, and a button that closes them. */
export function toldForm({ title, sentences }: ToldForm): ModalView {
  return {
    type: 'modal',
    callback_id: 'told-form',
    title: plain(oneLine(title, 24, 'Done'), 24),
    close: plain('Close', 24),
    blocks: sentences.map((sentence) => section(sentence)),
  };
}
