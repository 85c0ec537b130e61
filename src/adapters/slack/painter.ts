import type { WebClient } from '@slack/web-api';
import type { Block, KnownBlock } from '@slack/types';
import type { MessageRef } from '#domain/ids.ts';
import { pictureIn, pictureName, pictureWords, type Picture } from '#domain/picture.ts';
import type { Log } from '#ports/log.ts';
import type { Pictures } from '#ports/pictures.ts';
import { tableOf } from '#views/chart-table.ts';
import { besidePicture, chartOf, imageOf } from '#views/chart.ts';
import { uploadPicture, type Shelf } from './files.ts';

/** Blocks with a picture among them. */
export type Painted = readonly (KnownBlock | Block)[];

/** Brings pictures to what is said. Where Slack takes no files, its own charts stand in for them, a table where it has no charts, and words where it takes none of them. */
export interface Painter {
  /** Those blocks with the message's picture in them, from the best to the plainest; only the last is sure to be taken. */
  private(message: object, blocks: readonly KnownBlock[]): Promise<readonly Painted[]>;
  /** The same for a message that others see too: without a file, which follows in its thread. */
  charted(message: object, blocks: readonly KnownBlock[]): readonly Painted[];
  /** Puts the message's picture into the thread of where it was said. Never throws. */
  follow(message: object, ref: MessageRef): Promise<void>;
}

/** Slack works on a file for a moment before blocks may name it. units: ms */
const SETTLING_MS = 1_500;

/** A painter that draws with `pictures` and uploads with `client`. */
export function createPainter(client: WebClient, pictures: Pictures, log: Log): Painter {
  const uploaded = async (picture: Picture, shelf: Shelf): Promise<string | null> => {
    try {
      const png = await pictures.png(picture);
      const sent = await uploadPicture(
        client,
        { name: pictureName(picture), png, words: pictureWords(picture) },
        shelf,
      );
      if (sent.ok) return sent.value;
      // Where files are declined nothing is wrong: charts are shown.
      if (sent.error.kind !== 'refused' || sent.error.code !== 'missing_scope')
        log.warn('A picture was not taken', { picture: picture.kind, why: sent.error });
    } catch (error) {
      log.error('A picture could not be drawn', { picture: picture.kind, error });
    }
    return null;
  };
  const charted = (message: object, blocks: readonly KnownBlock[]): readonly Painted[] => {
    const picture = pictureIn(message);
    if (!picture) return [blocks];
    const plainer = [chartOf(picture), tableOf(picture)].flatMap((block) => (block ? [within(blocks, block)] : []));
    return [...plainer, blocks];
  };
  return {
    charted,
    async private(message, blocks) {
      const picture = pictureIn(message);
      const file = picture && (await uploaded(picture, null));
      if (!picture || !file) return charted(message, blocks);
      await new Promise((resolve) => void setTimeout(resolve, SETTLING_MS));
      return [within(besidePicture(blocks), imageOf(file, picture)), ...charted(message, blocks)];
    },
    async follow(message, { channel, ts }) {
      const picture = pictureIn(message);
      if (picture) await uploaded(picture, { channel, thread: ts });
    },
  };
}

/** The blocks with one more, before the buttons and the small print at their end. */
function within(blocks: readonly KnownBlock[], block: KnownBlock | Block): Painted {
  const end = blocks.findLastIndex(({ type }) => type !== 'actions' && type !== 'context') + 1;
  return [...blocks.slice(0, end), block, ...blocks.slice(end)];
}
