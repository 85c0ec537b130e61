import type { Picture } from '#domain/picture.ts';

/** Draws what people look at. */
export interface Pictures {
  /** A PNG, 1,200 pixels wide on white; the same picture gives the same bytes on the same kind of machine. */
  png(picture: Picture): Promise<Uint8Array>;
}
