import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = join(import.meta.dirname, '../../scripts/audit-dependencies.ts');
let server: Server | null = null;
let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'zhizhi-npm-'));
});
afterEach(() => {
  server?.close();
  rmSync(cache, { recursive: true });
});

/** Runs the script against a registry of ours, which answers the question of npm by what is asked for. */
async function audit(
  answer: ((asked: Record<string, string[]>) => object) | number | null,
): Promise<{ status: number | null; stdout: string }> {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (typeof answer !== 'function' || !request.url?.endsWith('/advisories/bulk')) {
        response.writeHead(typeof answer === 'number' ? answer : 404).end();
        return;
      }
      const body = Buffer.concat(pieces);
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(JSON.parse(text.toString()) as Record<string, string[]>)));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  if (answer === null) server.close();
  // A cache of its own: npm remembers advisories by their number.
  const env = {
    ...process.env,
    npm_config_registry: `http://127.0.0.1:${port}/`,
    npm_config_cache: cache,
  };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString();
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout };
}

const advisory = (severity: string) => ({
  id: 1,
  url: 'https://example.test/1',
  title: 'made up',
  severity,
  vulnerable_versions: '<99',
  cwe: [],
  cvss: { score: 0, vectorString: null },
});

test('a grave vulnerability of what ships fails, and is named', async () => {
  const { status, stdout } = await audit((asked) => {
    expect(asked).toHaveProperty('jszip');
    expect(asked).not.toHaveProperty('vitest');
    return { jszip: [advisory('high')] };
  });
  expect(stdout).toMatch(/^high: jszip .*\ndependencies audited: 1 high or critical of 1 known/);
  expect(status).toBe(1);
});

test('a slight one is counted and fails nothing', async () => {
  const { status, stdout } = await audit(() => ({ jszip: [advisory('low')] }));
  expect(stdout).toMatch(/^dependencies audited: 0 high or critical of 1 known/);
  expect(status).toBe(0);
});

test.each([
  ['that is not reached', null],
  ['without advisories', 405],
  ['that fails', 500],
])('a registry %s fails nothing, and that nothing was audited is said', async (_, answer) => {
  const { status, stdout } = await audit(answer);
  expect(stdout).toMatch(/^dependencies not audited: the registry gave no advisories \(/);
  expect(status).toBe(0);
});
