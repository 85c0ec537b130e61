import { describe, expect, it } from 'vitest';
import { readConfig } from '#config';

const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-A-abc' };

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.error;
}

function valueOf(env: NodeJS.ProcessEnv) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.error.join('; '));
  return read.value;
}

describe('readConfig', () => {
  it('takes readings on loopback where a port is given, unless another address is', () => {
    expect(valueOf({ ...TOKENS, READINGS_PORT: '8081' }).readings).toEqual({
      host: '127.0.0.1',
      port: 8081,
      wandbSecret: null,
    });
    const all = { READINGS_PORT: '8081', READINGS_HOST: '0.0.0.0', WANDB_WEBHOOK_SECRET: 'long enough' };
    expect(valueOf({ ...TOKENS, ...all }).readings).toEqual({
      host: '0.0.0.0',
      port: 8081,
      wandbSecret: 'long enough',
    });
    expect(readConfig({ ...TOKENS, READINGS_PORT: '8081', READINGS_HOST: 'http://x/' }).ok).toBe(false);
  });

  it("takes a model where an address is given, a small one for small tasks, and OpenAI's key to OpenAI only", () => {
    const local = { ...TOKENS, LLM_URL: 'http://localhost:11434/v1', LLM_MODEL: 'qwen3', OPENAI_API_KEY: 'sk-1' };
    expect(valueOf(local).writer).toEqual({
      url: 'http://localhost:11434/v1',
      key: null,
      models: { map: 'qwen3', verify: 'qwen3', reduce: 'qwen3' },
      choices: [],
      api: 'auto',
      timeoutMs: 60_000,
      dailyCap: 1,
      prices: new Map(),
    });
    const openAi = { ...local, LLM_URL: 'https://api.openai.com/v1', LLM_MODEL_MAP: 'small', LLM_DAILY_CAP: 'off' };
    expect(valueOf(openAi).writer).toMatchObject({
      key: 'sk-1',
      models: { map: 'small', verify: 'small', reduce: 'qwen3' },
      dailyCap: null,
    });
    expect(valueOf({ ...openAi, LLM_KEY: 'own' }).writer?.key).toBe('own');
    const priced = valueOf({ ...local, LLM_PRICES: 'qwen3 = 0/0, a=b=0.25/2/0.025' }).writer?.prices;
    expect(priced).toEqual(
      new Map([
        ['qwen3', { input: 0, cached: 0, output: 0 }],
        ['a=b', { input: 0.25, cached: 0.025, output: 2 }],
      ]),
    );
    expect(valueOf({ ...TOKENS, LLM_MODEL: 'qwen3', LLM_KEY: 'k' }).writer).toBeNull();
  });

  it('wants the name of a model with its address, and a key at OpenAI', () => {
    expect(faultsOf({ ...TOKENS, LLM_URL: 'https://api.openai.com/v1' })).toEqual([
      'LLM_MODEL is missing: LLM_URL wants the name of a model',
      'LLM_KEY is missing: api.openai.com wants a key',
    ]);
  });

  it.each(['http://ollama:8000', 'http://10.1.2.3/v1', 'http://[fd00::1]/v1', 'https://llm.example/v1'])(
    'takes %s for the address of a model',
    (LLM_URL) => {
      expect(valueOf({ ...TOKENS, LLM_URL, LLM_MODEL: 'm' }).writer?.url).toBe(LLM_URL);
    },
  );

  it('needs nothing but the two tokens', () => {
    expect(valueOf(TOKENS)).toEqual({
      slack: { botToken: 'xoxb-1-abc', appToken: 'xapp-1-A-abc', apiUrl: 'https://slack.com/api/' },
      databaseUrl: 'sqlite:./meridian.db',
      logLevel: 'info',
      healthPort: null,
      readings: null,
      mlflow: null,
      writer: null,
      commandNames: {
        '/standup': '/standup',
        '/overlap': '/overlap',
        '/summary': '/summary',
        '/hypothesis': '/hypothesis',
        '/project': '/project',
        '/meridian': '/meridian',
      },
    });
  });

  it('takes every variable, without the spaces around it', () => {
    const read = valueOf({
      ...TOKENS,
      SLACK_API_URL: ' http://127.0.0.1:3300/api ',
      DATABASE_URL: 'sqlite::memory:',
      LOG_LEVEL: 'debug',
      HEALTH_PORT: '8080\n',
      COMMANDS: ' standup = /daily , project=off ',
    });
    expect(read.slack.apiUrl).toBe('http://127.0.0.1:3300/api/');
    expect(read).toMatchObject({ databaseUrl: 'sqlite::memory:', logLevel: 'debug', healthPort: 8080 });
    expect(read.commandNames).toEqual({
      '/standup': '/daily',
      '/overlap': '/overlap',
      '/summary': '/summary',
      '/hypothesis': '/hypothesis',
      '/project': null,
      '/meridian': '/meridian',
    });
  });

  it('is frozen to its leaves', () => {
    const read = valueOf(TOKENS);
    for (const part of [read, read.slack, read.commandNames]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('takes an empty variable for a missing one', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '  ' })).toEqual([
      'SLACK_BOT_TOKEN is missing',
      'SLACK_APP_TOKEN is missing',
    ]);
    expect(
      valueOf({ ...TOKENS, DATABASE_URL: '', HEALTH_PORT: '', COMMANDS: '', LOG_LEVEL: '', SLACK_API_URL: '' }),
    ).toEqual(valueOf(TOKENS));
  });

  it('names every fault at once and never a value', () => {
    const wrong = {
      SLACK_BOT_TOKEN: 'hemlock-bot',
      SLACK_APP_TOKEN: 'hemlock-app',
      SLACK_API_URL: 'ftp://hemlock.example',
      DATABASE_URL: 'mysql://hemlock',
      LOG_LEVEL: 'hemlock',
      HEALTH_PORT: 'hemlock',
      COMMANDS: 'hemlock=/hemlock',
    };
    const faults = faultsOf(wrong);
    expect(faults.map((fault) => fault.replace(/ .*/, '')).toSorted()).toEqual(Object.keys(wrong).toSorted());
    expect(faults.join('\n')).not.toContain('hemlock');
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xapp-1-A-abc', 'starts with xoxb-'],
    ['SLACK_APP_TOKEN', 'xoxb-1-abc', 'starts with xapp-'],
    ['SLACK_BOT_TOKEN', 'xoxb-1 abc', 'starts with xoxb-'],
    ['SLACK_API_URL', 'http://slack.com/api/', 'must be https'],
    ['SLACK_API_URL', 'http://127.0.0.1.example.com/', 'must be https'],
    ['SLACK_API_URL', 'https://a:b@slack.com/', 'without user'],
    ['SLACK_API_URL', 'https://slack.com/api/?x=1', 'query'],
    ['SLACK_API_URL', 'slack.com', 'must be an address'],
    ['DATABASE_URL', 'sqlite:', 'a file name'],
    ['DATABASE_URL', 'mysql://db/meridian', 'postgres://user:password@host/name'],
    ['LOG_LEVEL', 'verbose', 'must be debug, info, warn or error'],
    ['LOG_LEVEL', 'debug', 'for a local Slack only'],
    ['HEALTH_PORT', '0', 'from 1 to 65535'],
    ['HEALTH_PORT', '65536', 'from 1 to 65535'],
    ['HEALTH_PORT', '80.5', 'from 1 to 65535'],
    ['HEALTH_PORT', '-1', 'from 1 to 65535'],
    ['LLM_URL', 'http://llm.example/v1', 'people write in confidence'],
    ['LLM_URL', 'llm.example', 'must be an address'],
    ['LLM_URL', 'http://172.32.0.1/v1', 'must be https'],
    ['LLM_URL', 'https://k:k@llm.example/v1', 'without user'],
    ['LLM_MODEL', 'a model', 'without spaces'],
    ['LLM_API', 'rest', 'must be auto, responses or chat'],
    ['LLM_TIMEOUT_MS', '999', 'from 1000 to 600000'],
    ['LLM_TIMEOUT_MS', '600001', 'from 1000 to 600000'],
    ['LLM_DAILY_CAP', '-1', 'US dollars such as 0.50, or off'],
    ['LLM_PRICES', 'gpt-5-mini', 'entry 1 must look like'],
    ['LLM_PRICES', 'a=0/0,b=0', 'entry 2 must look like'],
    ['LLM_PRICES', 'a=1/NaN', 'entry 1 must look like'],
    ['LLM_PRICES', 'a=1/1,a=2/2', 'entry 2 names a model twice'],
    ['COMMANDS', 'standup', 'entry 1 must say off or a command'],
    ['COMMANDS', 'standup=daily', 'entry 1 must say off or a command'],
    ['COMMANDS', 'standup=/Daily', 'lower case'],
    ['COMMANDS', 'standup=/a=/b', 'entry 1 must say off or a command'],
    ['COMMANDS', `standup=/${'a'.repeat(32)}`, 'at most 32'],
    [
      'COMMANDS',
      'standup=off,meridian=off',
      'entry 2 must begin with one of standup, hypothesis, overlap, summary, project',
    ],
    ['COMMANDS', 'standup=/a,standup=/b', 'names /standup twice'],
    ['COMMANDS', 'standup=/project', 'two commands one name'],
  ])('refuses %s %j in one sentence', (name, value, part) => {
    const faults = faultsOf({ ...TOKENS, LLM_MODEL: 'm', [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} `));
    expect(faults[0]).toContain(part);
  });

  it('lets two commands trade names', () => {
    expect(valueOf({ ...TOKENS, COMMANDS: 'standup=/project,project=/standup' }).commandNames).toMatchObject({
      '/standup': '/project',
      '/project': '/standup',
    });
  });

  it.each(['http://localhost:3300/api/', 'http://127.8.9.1/', 'http://[::1]:3300/', 'https://slack.example/api/'])(
    'takes %s for the address of Slack',
    (address) => {
      expect(valueOf({ ...TOKENS, SLACK_API_URL: address }).slack.apiUrl).toBe(new URL(address).href);
    },
  );
});
