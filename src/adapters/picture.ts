import { fileURLToPath } from 'node:url';
import type { Pictures } from '#ports/pictures.ts';
import type { Picture } from '#domain/picture.ts';

/** Sharp on screens with two pixels for one, still some 40 kB. */
const ZOOM = 1.5;
/** What the shipped font has: Latin, Greek, Cyrillic, Armenian, and signs. Other letters need a font of the machine. */
const SHIPPED = /^[\s\u0020-\u058f\u1e00-\u27ff]*$/;

/** Asked for late and in full, so that the packages' tools see that they are used. */
const FONTS = [
  () => import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  () => import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
];

/** Pictures by resvg, with the DejaVu fonts that come with it. One at a time: a picture holds some 10 MB while it is made. */
export function createPictures(): Pictures {
  let last: Promise<unknown> = Promise.resolve();
  return {
    png(picture) {
      const next = last.then(() => rendered(picture));
      last = next.catch(() => null);
      return next;
    },
  };
}

/** What draws is loaded with the first picture: who looks at none does not pay for it. */
async function rendered(picture: Picture): Promise<Uint8Array> {
  const { drawn } = await import('#pictures/index.ts');
  const svg = drawn(picture);
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      fontFiles: FONTS.map((font) => fileURLToPath(font())),
      loadSystemFonts: !SHIPPED.test(svg),
      defaultFontFamily: 'DejaVu Sans',
    },
  });
  return image.asPng();
}
