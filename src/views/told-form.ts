import type { KnownBlock, ModalView } from '@slack/types';
import type { ToldForm } from '#domain/form.ts';
import { oneLine, plain, section } from './kit.ts';

/** Slack's limit for a view. */
const BLOCKS_MAX = 100;

/** Sentences where a form was, what a message would show, and a button that closes them. */
export function toldForm({ title, sentences }: ToldForm, message: readonly KnownBlock[] = []): ModalView {
  return {
    type: 'modal',
    callback_id: 'told-form',
    title: plain(oneLine(title, 24, 'Done'), 24),
    close: plain('Close', 24),
    blocks: [...sentences.map((sentence) => section(sentence)), ...message].slice(0, BLOCKS_MAX),
  };
}
