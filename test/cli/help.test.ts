import { describe, expect, test } from 'vitest';
import { COMMAND_HELP, HELP } from '../../cli/help.ts';
import { zhizhi } from '../support/command-line.ts';

const COMMANDS = ['audit', 'policy', 'listing', 'batch', 'compare', 'diff', 'evidence', 'rules'];

describe('help', () => {
  test('is there for every command, in both languages, and names the command in the overview', () => {
    expect(Object.keys(COMMAND_HELP).sort()).toEqual([...COMMANDS].sort());
    for (const command of COMMANDS) {
      for (const language of ['zh', 'en'] as const) {
        expect(HELP[language]).toContain(`zhizhi ${command}`);
        expect(COMMAND_HELP[command]?.[language]).toContain(`zhizhi ${command}`);
      }
      expect(COMMAND_HELP[command]?.zh).toMatch(/\p{Script=Han}/u);
      expect(COMMAND_HELP[command]?.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test.each(COMMANDS.map((one) => [one]))('zhizhi %s --help goes to stdout and ends with 0', (command) => {
    for (const args of [
      [command, '--help'],
      [command, '-h'],
      ['help', command],
    ]) {
      const { status, stdout, stderr } = zhizhi(...args, '--lang', 'en');
      expect(status).toBe(0);
      expect(stderr).toBe('');
      expect(stdout).toBe(COMMAND_HELP[command]?.en);
    }
  });

  // The options of evidence belong to its actions, which tests of their own call; rules has none.
  test.each(COMMANDS.filter((one) => one !== 'evidence' && one !== 'rules').map((one) => [one]))(
    'every option that the help of %s names is taken by it',
    (command) => {
      const options = new Set(COMMAND_HELP[command]?.en.match(/--[a-z][a-z-]*[a-z](?:\.[a-z]+)?/g));
      expect(options.size).toBeGreaterThan(2);
      for (const option of options) {
        if (option === '--output.FORMAT') continue;
        const { stderr } = zhizhi(command, option, 'x', '--lang', 'en');
        expect(stderr, option).not.toMatch(/Unknown option/);
      }
    },
  );

  test('without a command the help is shown and the call is wrong', () => {
    const { status, stdout } = zhizhi('--lang', 'en');
    expect(status).toBe(2);
    expect(stdout + zhizhi().stdout).toContain('zhizhi audit');
  });
});
