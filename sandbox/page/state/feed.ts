/** What the feed of the local Slack says. */
export interface FeedWord {
  readonly changed: readonly string[];
  readonly reset: boolean;
  readonly violations: number;
  /** Tells this run of the local Slack from another. */
  readonly run: string;
  /** The number of the last change told of. */
  readonly number: number;
}

/** Who listens to the feed. */
export interface FeedListener {
  readonly heard: (word: FeedWord) => void;
  /** The connection is gone; the feed tries again by itself. */
  readonly lost: () => void;
}

/** units: milliseconds */
const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 3000;

/**
 * Follows the feed for as long as the page lives, and comes back with the last word it heard, so that nothing is missed.
 * A page that nobody looks at lets go of its connection: a browser has six for one address.
 */
export function followFeed({ heard, lost }: FeedListener): void {
  let source: EventSource | null = null;
  let last = '';
  let retry = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hangUp = (): void => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const connect = (): void => {
    hangUp();
    const opened = new EventSource(`/_control/feed${last === '' ? '' : `?since=${last}`}`);
    source = opened;
    opened.addEventListener('message', (event) => {
      retry = FIRST_RETRY_MS;
      last = event.lastEventId;
      heard(wordOf(event));
    });
    opened.addEventListener('error', () => {
      hangUp();
      lost();
      timer = setTimeout(connect, retry);
      retry = Math.min(retry * 2, LAST_RETRY_MS);
    });
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? hangUp() : connect()));
  connect();
}

function wordOf({ data, lastEventId }: MessageEvent<string>): FeedWord {
  const [run = '', number = '0'] = lastEventId.split('.');
  return { ...(JSON.parse(data) as Pick<FeedWord, 'changed' | 'reset' | 'violations'>), run, number: Number(number) };
}
