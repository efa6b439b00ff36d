import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

export interface PdfPage {
  /** Of the page's content, but for its length. */
  readonly dictionary?: string;
  readonly content: Uint8Array;
  /** Of the page's font, beside its name. */
  readonly font?: string;
  /** More objects, from number 5 on: a dictionary or other value, and the data of a stream. */
  readonly more?: readonly (readonly [string, Uint8Array?])[];
  readonly trailer?: string;
  /** Applied to the data of every stream. */
  readonly encrypt?: (data: Uint8Array, number: number) => Uint8Array;
}

/** A PDF of one page. */
export function pdfOf({
  dictionary = '',
  content,
  font = '',
  more = [],
  trailer = '',
  encrypt,
}: PdfPage): Uint8Array {
  const fonts = `<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica ${font} >> >>`;
  const objects: readonly (readonly [string, Uint8Array?])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font ${fonts} >> >>`,
    ],
    [`<< ${dictionary} >>`, content],
    ...more,
  ];
  const parts = objects.map(([value, plain], index) => {
    const head = `${index + 1} 0 obj\n`;
    if (plain === undefined) return Buffer.from(`${head}${value}\nendobj\n`, 'latin1');
    const data = encrypt === undefined ? plain : encrypt(plain, index + 1);
    const before = `${head}${value.replace('<<', `<< /Length ${data.length}`)}\nstream\n`;
    return Buffer.concat([Buffer.from(before, 'latin1'), data, Buffer.from('\nendstream\nendobj\n')]);
  });
  const offsets: number[] = [];
  let at = 9;
  for (const part of parts) {
    offsets.push(at);
    at += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = parts.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from(end, 'latin1')]);
}

/** A page's content that shows a text. */
export function contentOf(text: string): Uint8Array {
  return Buffer.from(`BT /F1 12 Tf 50 700 Td (${text}) Tj ET\n`);
}

/** As zlib, blanks without number: 64 MB of them as often as is said. */
export function blanks(times: number): Uint8Array {
  // A block that ends on a byte, behind which the same may stand again.
  const block = deflateRawSync(Buffer.alloc(64 << 20, ' '), { finishFlush: 2 });
  return Buffer.concat([
    Buffer.of(0x78, 0x9c),
    ...Array.from({ length: times }, () => block),
    deflateRawSync(''),
  ]);
}

/**
 * As LZW: in each round every code that there is, once, so that it makes seven million blanks of 6 kB.
 * @param likeZlib begins as zlib does, with two other letters
 */
export function lzwBlanks(rounds: number, likeZlib = false): Uint8Array {
  const bytes = Buffer.alloc(rounds * 6000 + 8);
  let at = 0;
  const put = (code: number, width: number) => {
    for (let bit = width - 1; bit >= 0; bit--, at++)
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((code >> bit) & 1) << (7 - (at & 7)));
  };
  if (likeZlib) {
    put(0xf1, 9);
    put(0x70, 9);
  }
  for (let round = 0; round < rounds; round++) {
    put(256, round === 0 ? 9 : 12);
    put(0x20, 9);
    for (let code = 258; code < 4095; code++)
      put(code, code >= 2047 ? 12 : code >= 1023 ? 11 : code >= 511 ? 10 : 9);
  }
  put(257, 12);
  return bytes.subarray(0, Math.ceil(at / 8));
}

/** A JPEG of so many dots each way, all of one grey, in two bits for each block of 64. */
export function greyJpeg(side: number): Uint8Array {
  const frame = Buffer.of(0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0);
  frame.writeUInt16BE(side, 5);
  frame.writeUInt16BE(side, 7);
  const code = (table: number) => Buffer.of(0xff, 0xc4, 0, 20, table, 1, ...Array<number>(16).fill(0));
  return Buffer.concat([
    Buffer.of(0xff, 0xd8, 0xff, 0xdb, 0, 67, 0, ...Array<number>(64).fill(1)),
    frame,
    code(0x00),
    code(0x10),
    Buffer.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0),
    Buffer.alloc(Math.ceil(side / 8) ** 2 / 4 + 8),
    Buffer.of(0xff, 0xd9),
  ]);
}

export const hex = (data: Uint8Array): Uint8Array => Buffer.from(`${Buffer.from(data).toString('hex')}>`);

/** What an encrypted PDF that opens without a password needs, made with Node's own ciphers. */
export function encryption(method: 'AESV2' | 'AESV3'): Required<Pick<PdfPage, 'trailer' | 'encrypt'>> {
  return method === 'AESV2' ? aes128() : aes256();
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: readonly Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();

/** ISO 32000-1, 7.6.3, revision 4. */
function aes128() {
  const id = randomBytes(16);
  const owner = randomBytes(32);
  let key = md5(PADDING, owner, Buffer.of(0xfc, 0xff, 0xff, 0xff), id);
  for (let round = 0; round < 50; round++) key = md5(key);
  let user = rc4(key, md5(PADDING, id));
  for (let round = 1; round < 20; round++)
    user = rc4(
      key.map((byte) => byte ^ round),
      user,
    );
  const string = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`;
  const filter =
    '/CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF';
  return {
    trailer: `/ID [${string(id)} ${string(id)}] /Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /P -4 /O ${string(owner)} /U ${string(Buffer.concat([user, Buffer.alloc(16)]))} ${filter} >>`,
    encrypt: (data: Uint8Array, number: number) => {
      const own = md5(key, Buffer.of(number, number >> 8, number >> 16, 0, 0), Buffer.from('sAlT'));
      return cbc('aes-128-cbc', own, data);
    },
  };
}

/** ISO 32000-2, 7.6.4, revision 6. */
function aes256() {
  const key = randomBytes(32);
  const [validation, salt] = [randomBytes(8), randomBytes(8)];
  const wrap = createCipheriv('aes-256-cbc', hash6(salt), Buffer.alloc(16)).setAutoPadding(false);
  const wrapped = Buffer.concat([wrap.update(key), wrap.final()]);
  const string = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`;
  const user = string(Buffer.concat([hash6(validation), validation, salt]));
  const permissions = Buffer.concat([
    Buffer.from('fcffffffffffffff', 'hex'),
    Buffer.from('Tadb'),
    randomBytes(4),
  ]);
  const sealed = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const perms = string(Buffer.concat([sealed.update(permissions), sealed.final()]));
  const filter =
    '/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF';
  return {
    trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O ${string(randomBytes(48))} /OE ${string(randomBytes(32))} /U ${user} /UE ${string(wrapped)} /Perms ${perms} ${filter} >>`,
    encrypt: (data: Uint8Array) => cbc('aes-256-cbc', key, data),
  };
}

function hash6(salt: Uint8Array): Uint8Array {
  let key = createHash('sha256').update(salt).digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => key));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    );
    const encrypted = Buffer.concat([cipher.update(repeated), cipher.final()]);
    const name = ['sha256', 'sha384', 'sha512'][
      Number(BigInt(`0x${encrypted.subarray(0, 16).toString('hex')}`) % 3n)
    ];
    key = createHash(name ?? '')
      .update(encrypted)
      .digest();
    last = encrypted.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

function cbc(cipher: string, key: Uint8Array, data: Uint8Array): Uint8Array {
  const iv = randomBytes(16);
  const encrypt = createCipheriv(cipher, key, iv);
  return Buffer.concat([iv, encrypt.update(data), encrypt.final()]);
}

/** OpenSSL keeps it apart as legacy. */
function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = Array.from({ length: 256 }, (_, i) => i);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
  }
  let [a, b] = [0, 0];
  return data.map((byte) => {
    a = (a + 1) & 255;
    b = (b + (state[a] ?? 0)) & 255;
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
    return byte ^ (state[((state[a] ?? 0) + (state[b] ?? 0)) & 255] ?? 0);
  });
}
