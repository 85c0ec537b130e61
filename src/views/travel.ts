import type { TravelMessage } from '#domain/travel-message.ts';
import { travelHandle } from '#domain/travel-message.ts';
import { dateInWords } from '#domain/time-words.ts';
import { localDate, localTime } from '#domain/time.ts';
import { actions, button, context, section, view, type View } from './kit.ts';
import { zoneName } from './moment.ts';

/** Somebody's new zone as Slack has it: what follows, and two buttons. */
export function travel(message: TravelMessage): View {
  const said = sentence(message);
  if (message.state !== 'asked') {
    const change = actions(button('hours.change', 'My hours', '-'));
    return view(said, [section(said), ...(message.state === 'overtaken' ? [] : [change])]);
  }
  const handle = travelHandle(message);
  return view(said, [
    section(said),
    actions(button('travel.keep', 'Keep', handle, 'primary'), button('travel.undo', 'Undo', handle)),
    context(
      'Why am I seeing this? Your time zone in Slack has changed, and I go by it unless you say otherwise. ' +
        'No day of yours is asked about twice. It is said once.',
    ),
  ]);
}

function sentence({ zone, was, from, state }: TravelMessage): string {
  const [here, there] = [zoneName(was), zoneName(zone)];
  const date = dateInWords(localDate(from, zone));
  const begins = localTime(from, zone) === '00:00' ? `From ${date} on` : `From now on, ${date} there,`;
  switch (state) {
    case 'asked':
      return `Slack shows you on ${there} now; before, it was ${here}. ${begins} I ask you by ${there}.`;
    case 'kept':
      return `I go by ${there}, from ${date} on.`;
    case 'undone':
      return `I go on by ${here}. When you do want another zone, choose it in your hours.`;
    case 'overtaken':
    default:
      return `Your zone has changed again since Slack showed ${there}.`;
  }
}
