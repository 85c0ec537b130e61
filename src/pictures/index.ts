import type { Picture } from '#domain/picture.ts';
import { costsPicture } from './costs.ts';
import { readingsPicture } from './readings.ts';
import { reliabilityPicture } from './reliability.ts';
import { weekPicture } from './week.ts';

/** Every picture has exactly one look, as SVG; a new kind without a case here does not compile. */
export function drawn(picture: Picture): string {
  switch (picture.kind) {
    case 'readings':
      return readingsPicture(picture);
    case 'week':
      return weekPicture(picture);
    case 'reliability':
      return reliabilityPicture(picture);
    case 'costs':
    default:
      return costsPicture(picture);
  }
}
