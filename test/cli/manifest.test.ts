import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMAND_NAMES } from '#config';
import { run } from '#cli/manifest.ts';

const whole = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

async function asked(commands: string, args: readonly string[] = []) {
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    env: { COMMANDS: commands },
  };
  const code = await run(args, io);
  return { code, out, err };
}

const commandsIn = (text: string): { command: string; description: string }[] => parse(text).features.slash_commands;

it('is the file itself where nothing is renamed', async () => {
  expect(await asked('')).toEqual({ code: 0, out: whole, err: '' });
  expect(
    commandsIn(whole)
      .map(({ command }) => command)
      .toSorted(),
  ).toEqual([...COMMAND_NAMES].toSorted());
});

it('names commands as they are named, leaves out what is off, and changes nothing else', async () => {
  const { code, out } = await asked('standup=/daily,project=off,overlap=off');
  expect(code).toBe(0);
  const [before, after] = [parse(whole), parse(out)];
  expect(commandsIn(out).map(({ command }) => command)).toEqual(['/daily', '/summary', '/hypothesis', '/meridian']);
  expect(commandsIn(out)[0]?.description).toBe(commandsIn(whole)[0]?.description);
  delete before.features.slash_commands;
  delete after.features.slash_commands;
  expect(after).toEqual(before);
});

it('says what is wrong, and prints nothing', async () => {
  const { code, out, err } = await asked('stanup=/daily');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^COMMANDS .*standup/);
  expect((await asked('', ['x'])).code).toBe(2);
});
