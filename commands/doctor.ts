import { acquaint } from '#flows/acquaint.ts';
import { examineFor } from '#flows/doctor.ts';
import type { Action } from '#ports/doors.ts';
import { no, say, whoOf } from './project-kit.ts';

/** `/meridian doctor`: whether everything is healthy, privately to whoever asks and is no guest. */
export const showDoctor: Action = async (ports, call) => {
  const reader = await acquaint(ports, whoOf(call));
  return reader.ok ? say(await examineFor(ports, reader.value, call.now)) : no(reader.error);
};
