const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:', 'slack:']);

/** The address where a click may lead; undefined for one that would run or read something, such as `javascript:`. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  return SAFE.has(new URL(url).protocol) ? url : undefined;
}

/** The address of a picture that this page may load: a file of the local Slack, or one that the address itself holds. Nothing is loaded from elsewhere. */
export function ownPicture(url: string): string | undefined {
  if (/^data:image\/(?:png|jpeg|gif|webp);/iu.test(url)) return url;
  const here = globalThis.location.origin;
  if (!/^(?:https?:\/)?\//u.test(url) || !URL.canParse(url, here)) return undefined;
  const { origin, pathname } = new URL(url, here);
  return origin === here && pathname.startsWith('/files/') ? url : undefined;
}
