import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A web of our own, on this machine: every host of it answers from here, over TLS. */
export interface Web {
  /** For Chromium: resolves every host to this server and takes its certificate. */
  readonly chromiumArguments: readonly string[];
  /** The same for Firefox, which must also be told to accept insecure certificates. */
  readonly firefoxPreferences: Readonly<Record<string, string | number | boolean>>;
  /** Address of what was asked for so far. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * @param pages markup by address, without its fragment; an address of none is answered with 404
 */
export async function serveWeb(pages: ReadonlyMap<string, string>): Promise<Web> {
  const asked: string[] = [];
  const server = createServer(certificate(), (request, response) => {
    const url = `https://${request.headers.host}${request.url}`;
    asked.push(url);
    const page = pages.get(url);
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? '<!doctype html><title>none</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    chromiumArguments: [`--host-resolver-rules=MAP * 127.0.0.1:${port}`, '--ignore-certificate-errors'],
    firefoxPreferences: {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${port}`,
      // Hosts that are in the browser's own lists of strict sites are this server, too.
      'network.stricttransportsecurity.preloadlist': false,
      'security.cert_pinning.enforcement_level': 0,
    },
    asked,
    close: () => closed(server),
  };
}

function certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-web-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const call = [
    'req',
    '-x509',
    ...kind,
    '-subj',
    '/CN=localhost',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    cert,
  ];
  const { status, stderr, error } = spawnSync('openssl', call, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`this test needs openssl: ${error?.message ?? stderr}`);
  const read = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return read;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
