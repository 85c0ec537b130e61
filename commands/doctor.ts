import { examine } from '#flows/doctor.ts';
import type { Action } from '#ports/doors.ts';

/** `/meridian doctor`: whether everything is healthy, privately to whoever asks. */
export const showDoctor: Action = async (ports, { workspace, who, now }) => ({
  kind: 'say',
  message: await examine(ports, workspace, who, now),
});
